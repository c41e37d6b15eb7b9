package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.PathsView;
import io.cardtrail.api.view.TraceView;
import io.cardtrail.graph.Answered;
import io.cardtrail.report.again.Reproduction;
import io.cardtrail.trace.TraceAnswer;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.path.PathsAnswer;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks what a report is to tell, just as the question by itself is asked. */
@Component
class ReportAnswers {
    private final TraceAsking tracing;
    private final PathsAsking ways;

    ReportAnswers(TraceAsking tracing, PathsAsking ways) {
        this.tracing = tracing;
        this.ways = ways;
    }

    /** A question that is granted, and not yet asked. */
    interface Asked {
        Grant grant();

        /** {@return {@code trace}, {@code chain} or {@code paths}} */
        String name();

        Map<String, ? extends @Nullable Object> noted();

        Told answer(GraphQLContext context);

        /** {@return what is found of what was stored by a batch; {@link Long#MAX_VALUE} for all there is} */
        Found asOf(long batch, GraphQLContext context);
    }

    /**
     * What is found when it is asked again.
     *
     * @param acts ids of all that are told of
     */
    record Found(String digest, Set<String> acts, String audit) {
        static Found of(Answered<?> answered, List<TracedAct> told) {
            return new Found(
                    answered.digest(), told.stream().map(TracedAct::id).collect(Collectors.toSet()), answered.audit());
        }
    }

    /**
     * What was answered.
     *
     * @param paths null where ways were not asked for; else {@code trace} is their sub-graph
     * @param rests what the answer rests on
     */
    record Told(TraceView trace, @Nullable PathsView paths, Reproduction.Answer rests, String audit) {
        @Nullable
        TraceView elsewhere() {
            return paths == null ? null : paths.otherSources();
        }

        /** {@return ids of every act that is told of} */
        Set<String> acts() {
            return Stream.of(trace, elsewhere())
                    .filter(Objects::nonNull)
                    .flatMap(TraceView::cited)
                    .flatMap(act -> act.sources().stream())
                    .map(row -> row.origin().act().id())
                    .collect(Collectors.toSet());
        }
    }

    /**
     * {@return the question}
     *
     * @param report what report is asked for, for the audit
     * @throws Denied with every reason; the refusal is on record by then
     */
    Asked granted(Instrument warrant, ReportQuestion input, Map<String, Object> report, String operation) {
        if (input.paths() != null) {
            PathsAsking.Granted asked = ways.granted(warrant, input.paths(), operation);
            asked.noted().putAll(report);
            return new OfWays(ways, asked);
        }
        TraceInput trace = input.trace();
        TraceAsking.Granted asked = trace != null
                ? tracing.granted(warrant, trace, operation)
                : tracing.chain(warrant, Objects.requireNonNull(input.chain()), input.grant(), operation);
        asked.noted().putAll(report);
        return new OfTrace(tracing, trace != null ? "trace" : "chain", asked);
    }

    private record OfTrace(TraceAsking tracing, String name, TraceAsking.Granted asked) implements Asked {
        @Override
        public Grant grant() {
            return asked.grant();
        }

        @Override
        public Map<String, ? extends @Nullable Object> noted() {
            return asked.noted();
        }

        @Override
        public Told answer(GraphQLContext context) {
            TraceView trace = tracing.answer(asked, context);
            return new Told(trace, null, tracing.rests(asked, context), trace.audit());
        }

        @Override
        public Found asOf(long batch, GraphQLContext context) {
            Answered<TraceAnswer> found = tracing.asOf(asked, batch, context);
            return Found.of(found, found.answer().told());
        }
    }

    private record OfWays(PathsAsking ways, PathsAsking.Granted asked) implements Asked {
        @Override
        public Grant grant() {
            return asked.grant();
        }

        @Override
        public String name() {
            return "paths";
        }

        @Override
        public Map<String, ? extends @Nullable Object> noted() {
            return asked.noted();
        }

        @Override
        public Told answer(GraphQLContext context) {
            PathsView paths = ways.answer(asked, context);
            return new Told(paths.subgraph(), paths, ways.rests(asked, context), paths.audit());
        }

        @Override
        public Found asOf(long batch, GraphQLContext context) {
            Answered<PathsAnswer> found = ways.asOf(asked, batch, context);
            return Found.of(found, PathsAsking.told(found.answer()));
        }
    }
}
