package io.cardtrail.api.graphql;

import graphql.parser.ParserOptions;
import graphql.schema.TypeResolver;
import io.cardtrail.api.view.ActView;
import io.cardtrail.api.view.EntityView;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** Scalars, types by kind, and the parser's limits. */
@Configuration(proxyBeanMethods = false)
class SchemaWiring {
    @Bean
    RuntimeWiringConfigurer types() {
        ParserOptions.setDefaultOperationParserOptions(ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(QueryLimits.TOKENS)
                        .maxCharacters(64 * 1024)
                        .maxWhitespaceTokens(10_000)));
        TypeResolver entities = env -> env.getSchema()
                .getObjectType(typeName(env.<EntityView>getObject().kind()));
        TypeResolver acts = env ->
                env.getSchema().getObjectType(typeName(env.<ActView>getObject().kind()));
        return wiring -> wiring.scalar(Scalars.DATE_TIME)
                .scalar(Scalars.LONG)
                .scalar(DurationScalar.TYPE)
                .type("Entity", type -> type.typeResolver(entities))
                .type("Act", type -> type.typeResolver(acts));
    }

    /** {@return the schema's type; a cell site is no `Cell`, which is a cell of a source row} */
    private static String typeName(EntityKind kind) {
        return kind == EntityKind.CELL ? "CellSite" : kind.label();
    }

    private static String typeName(ActKind kind) {
        return switch (kind) {
            case ISSUE, SALE, PAYMENT, VERIFICATION, REDEMPTION -> kind.label();
            case USAGE, ACCESS, REGISTRATION -> "OtherAct";
        };
    }
}
