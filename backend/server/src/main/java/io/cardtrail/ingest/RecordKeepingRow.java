package io.cardtrail.ingest;

import io.cardtrail.graph.Batch;
import io.cardtrail.graph.RecordKeeping;
import io.cardtrail.ingest.Target.AttributeName;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Interval;
import io.cardtrail.model.RecordKeepingKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row about what became of records. Every part of it is needed: one that leaves out whose, of what or from when says nothing. */
final class RecordKeepingRow {
    /** What such a row must say besides its time. */
    static final List<AttributeName> NEEDED = List.of(
            AttributeName.HOLDER,
            AttributeName.CHANNEL,
            AttributeName.CATEGORY,
            AttributeName.RECORD_KEEPING,
            AttributeName.RECORDS_FROM,
            AttributeName.RECORDS_TO);

    private RecordKeepingRow() {}

    static RowResult read(
            Layout layout,
            String fileDigest,
            SourceRow row,
            RowTimes.Moment moment,
            RowAttributes attributes,
            RowBearers bearers) {
        RowFaults faults = new RowFaults();
        String holder = attributes.text(AttributeName.HOLDER);
        String channel = attributes.text(AttributeName.CHANNEL);
        String category = attributes.text(AttributeName.CATEGORY);
        String kind = attributes.text(AttributeName.RECORD_KEEPING);
        Instant from = attributes.moment(AttributeName.RECORDS_FROM);
        Instant to = attributes.moment(AttributeName.RECORDS_TO);
        if (holder == null || channel == null || category == null || kind == null || from == null || to == null) {
            NEEDED.stream()
                    .filter(name -> attributes.text(name) == null && attributes.moment(name) == null)
                    .forEach(name -> faults.add(layout.indexOf(name), RejectCode.MISSING_REQUIRED));
            return refused(faults, row, layout);
        }
        if (!from.isBefore(to)) {
            faults.add(layout.indexOf(AttributeName.RECORDS_TO), RejectCode.BAD_RANGE);
            return refused(faults, row, layout);
        }
        RecordKeeping said = new RecordKeeping(
                "",
                RecordKeepingKind.valueOf(kind),
                moment.at(),
                moment.text(),
                Channel.valueOf(channel),
                holder,
                Category.valueOf(category),
                new Interval(from, to),
                attributes.text(AttributeName.REFERENCE),
                row.line());
        return new RowResult.Read(new Batch.Entry(
                said.withId(ActId.ofRecordKeeping(layout.mapping(), fileDigest, said)),
                CellsOfRow.ofRecordKeeping(said.category(), layout, row, bearers, moment.at())));
    }

    private static RowResult refused(RowFaults faults, SourceRow row, Layout layout) {
        @Nullable Reject reject = faults.first(row, layout);
        if (reject == null) {
            throw new IllegalStateException("a row is refused without a fault");
        }
        return new RowResult.Refused(reject);
    }
}
