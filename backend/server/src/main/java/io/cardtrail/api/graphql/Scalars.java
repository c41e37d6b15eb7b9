package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** The schema's own scalars. */
final class Scalars {
    /** Times are shown in the zone of the records. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static final GraphQLScalarType DATE_TIME = GraphQLScalarType.newScalar()
            .name("DateTime")
            .coercing(new DateTimes())
            .build();
    static final GraphQLScalarType LONG =
            GraphQLScalarType.newScalar().name("Long").coercing(new Longs()).build();

    private Scalars() {}

    private static final class DateTimes implements Coercing<Instant, String> {
        @Override
        public String serialize(Object result, GraphQLContext context, Locale locale) {
            if (result instanceof Instant at) {
                return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(ZONE));
            }
            throw new CoercingSerializeException("a DateTime is an Instant, not " + result.getClass());
        }

        @Override
        public Instant parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof String text) {
                try {
                    return OffsetDateTime.parse(text).toInstant();
                } catch (DateTimeParseException e) {
                    throw new CoercingParseValueException(
                            "a DateTime is RFC 3339 text with offset, such as 2026-03-02T10:15:04+08:00", e);
                }
            }
            throw new CoercingParseValueException("a DateTime is text, such as 2026-03-02T10:15:04+08:00");
        }

        @Override
        public Instant parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof StringValue text && text.getValue() != null) {
                return parseValue(text.getValue(), context, locale);
            }
            throw new CoercingParseLiteralException("a DateTime is text, such as 2026-03-02T10:15:04+08:00");
        }
    }

    private static final class Longs implements Coercing<Long, Long> {
        @Override
        public Long serialize(Object result, GraphQLContext context, Locale locale) {
            if (result instanceof Number number) {
                return number.longValue();
            }
            throw new CoercingSerializeException("a Long is a number, not " + result.getClass());
        }

        @Override
        public Long parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof Long || input instanceof Integer) {
                return ((Number) input).longValue();
            }
            throw new CoercingParseValueException("a Long is a whole number");
        }

        @Override
        public Long parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof IntValue number) {
                try {
                    return number.getValue().longValueExact();
                } catch (ArithmeticException e) {
                    throw new CoercingParseLiteralException("a Long is at most 2^63-1", e);
                }
            }
            throw new CoercingParseLiteralException("a Long is a whole number");
        }
    }
}
