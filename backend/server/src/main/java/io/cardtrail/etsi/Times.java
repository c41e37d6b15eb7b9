package io.cardtrail.etsi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Times of a message: with their offset, to the microsecond. */
final class Times {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX", Locale.ROOT);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    private Times() {}

    /**
     * {@return the time at {@code node}}
     *
     * @throws Refused if there is no such moment, such as on 30 February
     */
    static OffsetDateTime read(JsonNode node, String where) {
        try {
            return OffsetDateTime.parse(node.asString());
        } catch (DateTimeException e) {
            throw new Refused(Fault.BAD_VALUE, where + " is no moment with an offset");
        }
    }

    /** {@return the time at {@code node}, null if there is none} */
    static @Nullable Instant instant(JsonNode node, String where) {
        return node.isMissingNode() ? null : read(node, where).toInstant();
    }

    static String microseconds(Instant at) {
        return MICROSECONDS.format(at.atOffset(ZoneOffset.UTC));
    }

    static String seconds(Instant at) {
        return SECONDS.format(at.atOffset(ZoneOffset.UTC));
    }
}
