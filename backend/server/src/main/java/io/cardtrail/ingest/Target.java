package io.cardtrail.ingest;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Role;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a column of a source file speaks of. */
sealed interface Target {
    /** The two ends of a serial range. */
    enum RangeEnd {
        FIRST,
        LAST
    }

    /** A moment in one column, or its date and its time of day in two. */
    enum TimePart {
        WHOLE,
        DATE,
        TIME
    }

    /** An attribute of the act; the name is the mapping format's. */
    enum AttributeName {
        REFERENCE("reference", Form.TEXT),
        SETTLED_BY("settledBy", Form.TEXT),
        FACE_VALUE("faceValue", Form.MONEY),
        AMOUNT("amount", Form.MONEY),
        UNIT_PRICE("unitPrice", Form.MONEY),
        QUANTITY("quantity", Form.COUNT),
        DURATION("duration", Form.SECONDS),
        METHOD("method", Form.TEXT),
        FOOTAGE("footage", Form.TEXT),
        CARRIER("carrier", Form.TEXT),
        STATUS("status", Form.TEXT);

        private final String word;
        private final Form form;

        AttributeName(String word, Form form) {
            this.word = word;
            this.form = form;
        }

        String word() {
            return word;
        }

        Form form() {
            return form;
        }
    }

    /** How an attribute's cell is read: text, yuan with at most two decimals, a whole number from 1, seconds from 0. */
    enum Form {
        TEXT,
        MONEY,
        COUNT,
        SECONDS
    }

    /**
     * A participant.
     *
     * @param prefix written before the cell's value: {@code namespace:}, {@code IMEI:}; empty where there is none
     * @param list separator of several values in one cell
     * @param range which end of a serial range the cell is
     */
    record Bearer(
            Role role,
            EntityKind kind,
            String prefix,
            @Nullable String list,
            @Nullable RangeEnd range) implements Target {}

    /** The event's time. */
    record Time(TimePart part) implements Target {}

    /**
     * An attribute.
     *
     * @param values the file's words and what they stand for; empty where the cell is taken as it is
     */
    record Attribute(AttributeName name, Map<String, String> values) implements Target {}

    /** The name of the person in the role. */
    record BearerName(Role of) implements Target {}

    /** Known, and on purpose not stored. */
    record NotStored() implements Target {}
}
