package io.cardtrail.trace;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import io.cardtrail.model.SourceRef;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Set;

/**
 * An act as the index has it.
 *
 * @param named of what the question's rules name, that which it names
 * @param from accounts that a walk found it to leave; grows with the walk
 * @param to accounts that a walk found it to reach; grows with the walk
 */
record IndexedAct(
        String id,
        ActKind kind,
        Instant at,
        SourceRef place,
        NavigableSet<EntityRef> cards,
        NavigableSet<EntityRef> pins,
        String holder,
        Set<EntityRef> named,
        Set<EntityRef> from,
        Set<EntityRef> to)
        implements ActView {
    @Override
    public boolean names(EntityRef entity) {
        return named.contains(entity);
    }

    @Override
    public Set<EntityRef> accounts(Role role) {
        return role == Role.PAID_FROM ? from : to;
    }

    /** {@return whether the record says the same} */
    boolean agrees(SeenAct read) {
        return kind == read.kind()
                && at.equals(read.at())
                && place.compareTo(read.place()) == 0
                && cards.equals(read.cards())
                && pins.equals(read.pins())
                && holder.equals(read.holder())
                && named.stream().allMatch(read::names)
                && read.accounts(Role.PAID_FROM).containsAll(from)
                && read.accounts(Role.PAID_TO).containsAll(to);
    }
}
