package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** The schema's {@code Duration}: ISO 8601 text of days and less. */
final class DurationScalar implements Coercing<Duration, String> {
    static final GraphQLScalarType TYPE = GraphQLScalarType.newScalar()
            .name("Duration")
            .coercing(new DurationScalar())
            .build();

    private static final String FORM = "a Duration is ISO 8601 text such as PT30M or P2D";

    private DurationScalar() {}

    @Override
    public String serialize(Object result, GraphQLContext context, Locale locale) {
        if (result instanceof Duration duration) {
            return duration.toString();
        }
        throw new CoercingSerializeException("a Duration is a Duration, not " + result.getClass());
    }

    @Override
    public Duration parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof String text) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw new CoercingParseValueException(FORM, e);
            }
        }
        throw new CoercingParseValueException(FORM);
    }

    @Override
    public Duration parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof StringValue text && text.getValue() != null) {
            return parseValue(text.getValue(), context, locale);
        }
        throw new CoercingParseLiteralException(FORM);
    }
}
