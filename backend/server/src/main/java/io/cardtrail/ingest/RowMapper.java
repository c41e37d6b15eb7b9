package io.cardtrail.ingest;

import io.cardtrail.graph.ActRecord;
import io.cardtrail.graph.Batch;
import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.BadIdentifier;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.Identifiers;
import io.cardtrail.model.Participant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file's rows to acts, each by itself. PINs and identity numbers are hashed here and go no further; what is refused is told
 * without its value. Not thread-safe.
 */
final class RowMapper {
    private final Layout layout;
    private final String fileDigest;
    private final Identifiers identifiers;
    private final EdgeKey edgeKey;
    private final RowTimes times;
    private final List<Participant> constants;

    /** @param now events later than this are refused */
    RowMapper(Layout layout, String fileDigest, Identifiers identifiers, EdgeKey edgeKey, Instant now) {
        this.layout = layout;
        this.fileDigest = fileDigest;
        this.identifiers = identifiers;
        this.edgeKey = edgeKey;
        this.times = new RowTimes(layout, now);
        this.constants = constants(layout.mapping(), identifiers);
    }

    /** @throws BadRequest if a constant is no identifier of its kind */
    static List<Participant> constants(Mapping mapping, Identifiers identifiers) {
        List<Participant> participants = new ArrayList<>();
        for (Mapping.Constant constant : mapping.constants()) {
            try {
                participants.add(new Participant(constant.role(), identifiers.ref(constant.identifier()), null, null));
            } catch (BadIdentifier e) {
                throw e.at("mapping.constants[" + participants.size() + "].constant");
            }
        }
        return participants;
    }

    RowResult map(SourceRow row) {
        int headings = layout.headings().size();
        String unreadable = row.unreadable();
        if (unreadable != null && !row.cutOff()) {
            return new RowResult.Refused(new Reject(row.line(), null, RejectCode.BAD_FORMAT, unreadable));
        }
        if (row.cutOff() || row.cells().size() < headings) {
            return refused(row, RejectCode.TRUNCATED_ROW);
        }
        if (row.cells().size() > headings) {
            return new RowResult.Refused(new Reject(
                    row.line(),
                    null,
                    RejectCode.BAD_FORMAT,
                    "more cells than headings: a separator inside a cell needs quotes"));
        }
        RowFaults faults = new RowFaults();
        if (row.tooLong() >= 0) {
            faults.add(row.tooLong(), RejectCode.BAD_LENGTH);
        }
        List<String> cells = row.cells().stream().map(CellText::clean).toList();
        checkRequired(cells, faults);
        RowTimes.@Nullable Moment moment = times.read(row.cells(), cells, faults);
        RowAttributes attributes = RowAttributes.read(layout, cells, faults);
        RowBearers bearers = new RowBearers(layout, identifiers, edgeKey, constants);
        bearers.read(cells, attributes, faults);

        Reject reject = faults.first(row, layout);
        if (reject != null || moment == null) {
            return reject == null ? refused(row, RejectCode.BAD_TIME) : new RowResult.Refused(reject);
        }
        return switch (layout.mapping().content()) {
            case Mapping.Content.Acts acts -> act(acts.kind(), row, moment, attributes, bearers);
            case Mapping.Content.RecordKeeping keeping ->
                RecordKeepingRow.read(layout, fileDigest, row, moment, attributes, bearers);
        };
    }

    private RowResult act(
            ActKind kind, SourceRow row, RowTimes.Moment moment, RowAttributes attributes, RowBearers bearers) {
        ActAttributes said = attributes.act(bearers.rangeFirst(), bearers.rangeLast());
        ActRecord act = new ActRecord(
                ActId.of(kind, layout.mapping(), fileDigest, row.line(), moment.at(), bearers.participants(), said),
                kind,
                moment.at(),
                moment.text(),
                bearers.participants(),
                said,
                row.line());
        return new RowResult.Read(new Batch.Entry(act, CellsOfRow.ofAct(kind, layout, row, bearers, moment.at())));
    }

    private static RowResult refused(SourceRow row, RejectCode code) {
        return new RowResult.Refused(new Reject(row.line(), null, code, code.reason()));
    }

    private void checkRequired(List<String> cells, RowFaults faults) {
        for (int i = 0; i < cells.size(); i++) {
            Mapping.Column column = layout.columns().get(i);
            if (column != null
                    && cells.get(i).isEmpty()
                    && (column.required() || column.target() instanceof Target.Time)) {
                faults.add(i, RejectCode.MISSING_REQUIRED);
            }
        }
    }
}
