package io.cardtrail.api.graphql;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import io.cardtrail.model.ErrorCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Refuses a query that is too deep or has too many aliases, before it runs and with a code. Introspection is not counted: it is
 * deep by nature and bounded by graphql-java itself. Hops are an argument checked at execution, never selection depth.
 */
@Component
class QueryLimits extends SimplePerformantInstrumentation {
    static final int DEPTH = 12;
    static final int ALIASES = 15;
    static final int TOKENS = 1_000;
    static final int SELECTIONS = 2_000;

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
        OperationDefinition operation = parameters.getExecutionContext().getOperationDefinition();
        Map<String, FragmentDefinition> fragments =
                parameters.getExecutionContext().getFragmentsByName();
        Size size = new Size();
        measure(operation.getSelectionSet(), fragments, 1, size);
        if (size.depth > DEPTH) {
            throw refuse("the query is deeper than " + DEPTH + " fields; ask for parts of it");
        }
        if (size.selections > SELECTIONS) {
            throw refuse("the query has more than " + SELECTIONS
                    + " fields once its fragments are written out; ask for less");
        }
        if (size.aliases > ALIASES) {
            throw refuse("the query has more than " + ALIASES + " aliases; send several requests");
        }
        return SimpleInstrumentationContext.noOp();
    }

    private static final class Size {
        private int depth;
        private int aliases;
        private int selections;
    }

    private static void measure(
            @Nullable SelectionSet selections, Map<String, FragmentDefinition> fragments, int depth, Size size) {
        if (selections == null || depth > DEPTH + 1) {
            return;
        }
        for (Selection<?> selection : selections.getSelections()) {
            // Fragments that spread fragments grow without bound; past the limit nothing more needs to be known.
            if (++size.selections > SELECTIONS) {
                return;
            }
            switch (selection) {
                case Field field -> {
                    if (field.getName().startsWith("__")) {
                        continue;
                    }
                    size.depth = Math.max(size.depth, depth);
                    size.aliases += field.getAlias() == null ? 0 : 1;
                    measure(field.getSelectionSet(), fragments, depth + 1, size);
                }
                case InlineFragment inline -> measure(inline.getSelectionSet(), fragments, depth, size);
                case FragmentSpread spread -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    if (fragment != null) {
                        measure(fragment.getSelectionSet(), fragments, depth, size);
                    }
                }
                default -> throw new IllegalStateException("a selection of an unknown kind");
            }
        }
    }

    private static AbortExecutionException refuse(String message) {
        return new AbortExecutionException(message) {
            private static final long serialVersionUID = 1L;

            @Override
            public Map<String, Object> getExtensions() {
                return Map.of("code", ErrorCode.QUERY_LIMIT.name());
            }
        };
    }
}
