package io.cardtrail.ingest;

import io.cardtrail.ingest.Target.AttributeName;
import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Identifiers;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of one row. */
final class RowAttributes {
    /** Longest text of an attribute or a name, in chars. */
    static final int MAX_TEXT = 200;

    private final Map<AttributeName, String> texts = new EnumMap<>(AttributeName.class);
    private final Map<AttributeName, Long> numbers = new EnumMap<>(AttributeName.class);
    private final Map<AttributeName, Instant> moments = new EnumMap<>(AttributeName.class);

    private RowAttributes() {}

    static RowAttributes read(Layout layout, List<String> cells, RowFaults faults) {
        RowAttributes attributes = new RowAttributes();
        String carrier = layout.mapping().carrier();
        if (carrier != null) {
            attributes.texts.put(AttributeName.CARRIER, carrier);
        }
        for (int i = 0; i < cells.size(); i++) {
            Mapping.Column column = layout.columns().get(i);
            if (column != null
                    && column.target() instanceof Target.Attribute target
                    && !cells.get(i).isEmpty()) {
                attributes.read(target, cells.get(i), layout.mapping().zone(), i, faults);
            }
        }
        return attributes;
    }

    private void read(Target.Attribute target, String cell, ZoneId zone, int index, RowFaults faults) {
        switch (target.name().form()) {
            case TEXT, CHANNEL, CATEGORY, KEEPING -> text(target, cell, index, faults);
            case MONEY -> number(target, NumberText.fen(cell), index, faults);
            case COUNT -> number(target, NumberText.whole(cell, 1), index, faults);
            case SECONDS -> number(target, NumberText.whole(cell, 0), index, faults);
            case MOMENT -> moment(target, TimeText.moment(cell, zone), index, faults);
        }
    }

    private void text(Target.Attribute target, String cell, int index, RowFaults faults) {
        RejectCode fault = textFault(cell);
        // A word that nobody foresaw may mean anything: it is told, not guessed.
        String meant = target.values().isEmpty() ? cell : target.values().get(cell);
        if (fault != null) {
            faults.add(index, fault);
        } else if (meant == null || !target.name().form().means(meant)) {
            faults.add(index, RejectCode.BAD_FORMAT);
        } else if (target.name().number() && Identifiers.cutBySpreadsheet(meant)) {
            faults.add(index, RejectCode.SERIAL_DAMAGED);
        } else {
            texts.put(target.name(), meant);
        }
    }

    private void number(Target.Attribute target, @Nullable Long number, int index, RowFaults faults) {
        if (number == null) {
            faults.add(index, RejectCode.BAD_NUMBER);
        } else {
            numbers.put(target.name(), number);
        }
    }

    private void moment(Target.Attribute target, @Nullable Instant moment, int index, RowFaults faults) {
        if (moment == null || !EventTime.storable(moment)) {
            faults.add(index, RejectCode.BAD_TIME);
        } else {
            moments.put(target.name(), moment);
        }
    }

    /** {@return what makes {@code text} unfit to be stored as it is, or null} */
    static @Nullable RejectCode textFault(String text) {
        if (text.length() > MAX_TEXT) {
            return RejectCode.BAD_LENGTH;
        }
        return CellText.hasControl(text) ? RejectCode.BAD_FORMAT : null;
    }

    @Nullable
    String carrier() {
        return texts.get(AttributeName.CARRIER);
    }

    @Nullable
    Long quantity() {
        return numbers.get(AttributeName.QUANTITY);
    }

    @Nullable
    String text(AttributeName name) {
        return texts.get(name);
    }

    @Nullable
    Instant moment(AttributeName name) {
        return moments.get(name);
    }

    ActAttributes act(@Nullable String rangeFirst, @Nullable String rangeLast) {
        return new ActAttributes(
                texts.get(AttributeName.REFERENCE),
                texts.get(AttributeName.SETTLED_BY),
                numbers.get(AttributeName.FACE_VALUE),
                numbers.get(AttributeName.AMOUNT),
                numbers.get(AttributeName.UNIT_PRICE),
                numbers.get(AttributeName.QUANTITY),
                numbers.get(AttributeName.DURATION),
                texts.get(AttributeName.METHOD),
                texts.get(AttributeName.FOOTAGE),
                texts.get(AttributeName.CARRIER),
                texts.get(AttributeName.STATUS),
                rangeFirst,
                rangeLast);
    }
}
