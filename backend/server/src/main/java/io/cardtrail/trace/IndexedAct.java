package io.cardtrail.trace;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.SourceRef;
import java.time.Instant;
import java.util.NavigableSet;

/** An act as the index has it. */
record IndexedAct(
        String id,
        ActKind kind,
        Instant at,
        SourceRef place,
        NavigableSet<EntityRef> cards,
        NavigableSet<EntityRef> pins)
        implements ActView {
    /** {@return whether the record says the same} */
    boolean agrees(SeenAct read) {
        return kind == read.kind()
                && at.equals(read.at())
                && place.compareTo(read.place()) == 0
                && cards.equals(read.cards())
                && pins.equals(read.pins());
    }
}
