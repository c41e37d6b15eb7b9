package io.cardtrail.ingest;

import io.cardtrail.graph.ActRecord;
import io.cardtrail.graph.RecordKeeping;
import io.cardtrail.graph.RowRecord;
import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the first rows of a file say under a mapping, by the same reading as the import's. Nothing is stored, and neither PINs nor
 * identity numbers are in it.
 *
 * @param more whether the file has further rows
 */
public record MappingPreview(Mapping mapping, List<Row> rows, boolean more) {
    private static final int MOST_BEARERS = 10;

    /** What became of one row: exactly one of the two is there. */
    public record Row(
            long line, @Nullable Said said, @Nullable Reject reject) {}

    /**
     * What a row says.
     *
     * @param kind an act's kind, or RECORD_KEEPING
     * @param atText the time as the row has it
     * @param bearers the first of them
     * @param bearerCount all of them: one row may name thousands of cards
     */
    public record Said(
            String kind,
            Instant at,
            String atText,
            List<Bearer> bearers,
            int bearerCount,
            List<Attribute> attributes) {}

    /**
     * A participant.
     *
     * @param value null where it is never shown
     */
    public record Bearer(
            Role role,
            EntityKind kind,
            @Nullable String value,
            @Nullable String name) {}

    /**
     * An attribute.
     *
     * @param name as a mapping has it
     * @param form how it is read: money is fen, a duration seconds
     */
    public record Attribute(String name, String form, String text) {}

    static MappingPreview of(Upload upload, Mapping mapping, ImportRun.Edge edge, Instant now, int most)
            throws IOException {
        try (RowReader rows = upload.content().rows(mapping)) {
            Layout layout = Layout.of(mapping, rows.next());
            RowMapper mapper = new RowMapper(layout, upload.digest(), edge.identifiers(), edge.edgeKey(), now);
            List<Row> shown = new ArrayList<>();
            SourceRow row = rows.next();
            while (row != null && shown.size() < most) {
                shown.add(
                        switch (mapper.map(row)) {
                            case RowResult.Read read ->
                                new Row(row.line(), said(read.entry().said()), null);
                            case RowResult.Refused refused -> new Row(row.line(), null, refused.reject());
                        });
                row = rows.next();
            }
            return new MappingPreview(mapping, List.copyOf(shown), row != null);
        }
    }

    private static Said said(RowRecord said) {
        return switch (said) {
            case ActRecord act ->
                new Said(
                        act.kind().name(),
                        act.at(),
                        Unmapped.shown(act.atText()),
                        act.participants().stream()
                                .limit(MOST_BEARERS)
                                .map(MappingPreview::bearer)
                                .toList(),
                        act.participants().size(),
                        attributes(act.attributes()));
            case RecordKeeping keeping ->
                new Said(
                        Mapping.Content.RecordKeeping.WORD,
                        keeping.at(),
                        Unmapped.shown(keeping.atText()),
                        List.of(),
                        0,
                        attributes(keeping));
        };
    }

    private static Bearer bearer(Participant participant) {
        EntityKind kind = participant.entity().kind();
        boolean hidden = kind == EntityKind.PIN || kind == EntityKind.PERSON;
        String name = participant.name();
        return new Bearer(
                participant.role(),
                kind,
                hidden ? null : Unmapped.shown(participant.entity().key()),
                name == null ? null : Unmapped.shown(name));
    }

    private static List<Attribute> attributes(ActAttributes said) {
        Map<Target.AttributeName, @Nullable Object> all = new LinkedHashMap<>();
        all.put(Target.AttributeName.REFERENCE, said.reference());
        all.put(Target.AttributeName.CARRIER, said.carrier());
        all.put(Target.AttributeName.FACE_VALUE, said.faceValue());
        all.put(Target.AttributeName.QUANTITY, said.quantity());
        all.put(Target.AttributeName.AMOUNT, said.amount());
        all.put(Target.AttributeName.UNIT_PRICE, said.unitPrice());
        all.put(Target.AttributeName.METHOD, said.method());
        all.put(Target.AttributeName.SETTLED_BY, said.settledBy());
        all.put(Target.AttributeName.DURATION, said.duration());
        all.put(Target.AttributeName.STATUS, said.status());
        all.put(Target.AttributeName.FOOTAGE, said.footage());
        List<Attribute> attributes = list(all);
        if (said.rangeFirst() != null) {
            attributes.add(new Attribute("range", "TEXT", said.rangeFirst() + "–" + said.rangeLast()));
        }
        return List.copyOf(attributes);
    }

    private static List<Attribute> attributes(RecordKeeping said) {
        Map<Target.AttributeName, @Nullable Object> all = new LinkedHashMap<>();
        all.put(Target.AttributeName.RECORD_KEEPING, said.kind().name());
        all.put(Target.AttributeName.HOLDER, said.holder());
        all.put(Target.AttributeName.CHANNEL, said.channel().name());
        all.put(Target.AttributeName.CATEGORY, said.category().name());
        all.put(Target.AttributeName.RECORDS_FROM, said.records().from());
        all.put(Target.AttributeName.RECORDS_TO, said.records().to());
        all.put(Target.AttributeName.REFERENCE, said.reference());
        return List.copyOf(list(all));
    }

    private static List<Attribute> list(Map<Target.AttributeName, @Nullable Object> all) {
        List<Attribute> attributes = new ArrayList<>();
        all.forEach((attribute, value) -> {
            if (value != null) {
                attributes.add(new Attribute(
                        attribute.word(), attribute.form().toString(), Unmapped.shown(String.valueOf(value))));
            }
        });
        return attributes;
    }
}
