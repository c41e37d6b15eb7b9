package io.cardtrail.report.pages;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code path.json} tells, as text. Absent is empty. */
final class Told {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private static final JsonMapper JSON = new JsonMapper();

    private Told() {}

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isContainer() || value.isNull() ? "" : value.asString("");
    }

    /** {@return a line of JSON as a tree; nothing in it where it is none} */
    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException notJson) {
            return JSON.missingNode();
        }
    }

    static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        node.path(field).values().forEach(value -> texts.add(value.asString("")));
        return texts;
    }

    static long number(JsonNode node, String field) {
        return node.path(field).asLong(0);
    }

    static boolean is(JsonNode node, String field) {
        return node.path(field).asBoolean(false);
    }

    /** {@return a moment in a zone, with the zone's name; as it stands where it is no moment} */
    static String moment(String at, String zone) {
        try {
            return MOMENT.format(Instant.parse(at).atZone(ZoneId.of(zone))) + " " + zone;
        } catch (DateTimeException notKnown) {
            return at;
        }
    }

    /** {@return a moment in a zone to the minute, for an axis} */
    static String minute(String at, String zone) {
        String moment = moment(at, zone);
        return moment.equals(at) ? at : moment.substring(0, moment.lastIndexOf(':'));
    }

    /** {@return both ends of a half-open interval in a zone} */
    static String interval(JsonNode interval, String zone, String open) {
        String from = text(interval, "from");
        String to = text(interval, "to");
        return (from.isEmpty() ? open : moment(from, zone)) + " – " + (to.isEmpty() ? open : moment(to, zone));
    }

    /** {@return a clock error as plus or minus seconds} */
    static String clock(String duration) {
        try {
            BigDecimal seconds = BigDecimal.valueOf(Duration.parse(duration).toMillis(), 3);
            return "±"
                    + (seconds.signum() == 0
                            ? "0"
                            : seconds.stripTrailingZeros().toPlainString()) + " s";
        } catch (DateTimeParseException notADuration) {
            return duration;
        }
    }

    /** {@return fen as yuan with two places} */
    static String yuan(long fen) {
        long whole = Math.abs(fen);
        return (fen < 0 ? "-" : "") + String.format(Locale.ROOT, "%,d.%02d", whole / 100, whole % 100);
    }
}
