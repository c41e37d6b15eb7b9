package io.cardtrail.ingest;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.RecordKeepingKind;
import io.cardtrail.model.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        STATUS("status", Form.TEXT),
        HOLDER("holder", Form.TEXT),
        CHANNEL("channel", Form.CHANNEL),
        CATEGORY("category", Form.CATEGORY),
        RECORD_KEEPING("recordKeeping", Form.KEEPING),
        RECORDS_FROM("recordsFrom", Form.MOMENT),
        RECORDS_TO("recordsTo", Form.MOMENT);

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

        /** {@return whether rows are told apart and tied by it, and it is mostly a number} */
        boolean number() {
            return this == REFERENCE || this == SETTLED_BY;
        }
    }

    /**
     * How an attribute's cell is read: text, one word of a list, yuan with at most two decimals, a whole number from 1, seconds from
     * 0, a moment.
     */
    enum Form {
        TEXT,
        CHANNEL,
        CATEGORY,
        KEEPING,
        MONEY,
        COUNT,
        SECONDS,
        MOMENT;

        /** {@return the only unit of its numbers, null where it has none} */
        @Nullable
        String unit() {
            return switch (this) {
                case MONEY -> "yuan";
                case SECONDS -> "second";
                case TEXT, CHANNEL, CATEGORY, KEEPING, COUNT, MOMENT -> null;
            };
        }

        /** {@return whether a mapping may say what the file's words stand for} */
        boolean worded() {
            return this == TEXT || !meanings().isEmpty();
        }

        /** {@return all that a cell of it may mean; empty where it may mean anything} */
        List<String> meanings() {
            return switch (this) {
                case CHANNEL -> names(Channel.values());
                // What is derived is no record, and content is never held.
                case CATEGORY ->
                    names(Category.values()).stream()
                            .filter(name -> !name.equals("INFERENCE") && !name.equals("CONTENT"))
                            .toList();
                case KEEPING -> names(RecordKeepingKind.values());
                case TEXT, MONEY, COUNT, SECONDS, MOMENT -> List.of();
            };
        }

        private static List<String> names(Enum<?>[] values) {
            return Arrays.stream(values).map(Enum::name).toList();
        }

        boolean means(String word) {
            List<String> known = meanings();
            return known.isEmpty() || known.contains(word);
        }
    }

    /**
     * A participant.
     *
     * @param prefix written before the cell's value: {@code namespace:}, {@code IMEI:}, {@code NUMBER:namespace:}; empty where there is none
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

    /** The name of the person or organisation in the role. */
    record BearerName(Role of) implements Target {
        /** Whose names are no identifiers, so that a row may say them besides. */
        static final Set<EntityKind> NAMED = Set.of(EntityKind.PERSON, EntityKind.ORGANISATION);
    }

    /** Known, and on purpose not stored. */
    record NotStored() implements Target {}
}
