package io.cardtrail.graph;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Participant;
import java.time.Instant;
import java.util.List;

/**
 * One row's act, ready to be stored. Channel and holder are the file's.
 *
 * @param id SHA-256, hex (docs/graph-model.md says of what)
 * @param atText the time as the row has it
 * @param line 1-based line of the row
 */
public record ActRecord(
        String id,
        ActKind kind,
        Instant at,
        String atText,
        List<Participant> participants,
        ActAttributes attributes,
        long line)
        implements RowRecord {
    @Override
    public Category category() {
        return kind.category();
    }
}
