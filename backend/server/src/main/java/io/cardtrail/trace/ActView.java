package io.cardtrail.trace;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import io.cardtrail.model.SourceRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Set;

/** As much of an act as a walk needs, as far as a grant lets it be seen. What an answer tells of it is read from the record. */
public sealed interface ActView permits SeenAct, IndexedAct {
    /** The order of a card's life: time, then smallest file name and line. */
    Comparator<ActView> IN_TIME = Comparator.comparing(ActView::at).thenComparing(ActView::place);

    String id();

    ActKind kind();

    Instant at();

    /** {@return the smallest row that says it, as of the reading} */
    SourceRef place();

    /** {@return the cards it names; empty for a lot} */
    NavigableSet<EntityRef> cards();

    NavigableSet<EntityRef> pins();

    /** {@return whose record it is} */
    String holder();

    /** {@return whether this has any role in it} The index knows it of what the question's rules name. */
    boolean names(EntityRef entity);

    /** {@return the payment accounts in a role, PAID_FROM or PAID_TO} The index knows those that a walk came by. */
    Set<EntityRef> accounts(Role role);

    /** {@return whether it says that a PIN belongs to a card, by naming exactly one of each} */
    default boolean pairs() {
        return cards().size() == 1 && pins().size() == 1;
    }
}
