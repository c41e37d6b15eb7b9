package io.cardtrail.registry;

import io.cardtrail.graph.InstrumentChanged;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.warrant.Instrument;
import java.util.Map;

/** Locks instruments, so that none can be revoked between a check and what is stored under it. Thread-safe. */
final class InstrumentLock {
    private final InstrumentBody bodies;

    InstrumentLock(EdgeKey key) {
        this.bodies = new InstrumentBody(key);
    }

    /**
     * Locks the instrument until commit.
     *
     * @param by the change's own id
     * @throws InstrumentChanged if it is not what the caller knows any more
     */
    void hold(RecordDoor.Records records, Instrument instrument, String by) {
        Instrument now = records.rows(Lifecycle.TAKE, Map.of("id", instrument.id(), "by", by)).stream()
                .findFirst()
                .map(row -> bodies.open(row.string("body")))
                .orElseThrow(InstrumentChanged::new);
        if (!now.id().equals(instrument.id())
                || now.generation() != instrument.generation()
                || !now.hash().equals(instrument.hash())) {
            throw new InstrumentChanged();
        }
    }
}
