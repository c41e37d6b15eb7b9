package io.cardtrail.trace;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import io.cardtrail.trace.gap.Expected;
import io.cardtrail.trace.gap.Lots;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The acts of one reading as a walk looks them up, by queries or in the index. Both apply the whole scope in every method, count the same
 * acts against the guard, and refuse the same questions.
 */
public sealed interface GrantedActs permits ScopedActs, IndexedActs {
    /** Rows of one query; more than any lawful answer needs and few enough for the memory of one request. */
    int MAX_ROWS = 200_000;

    /** {@return ids of the acts of a kind that name each of {@code entities} in one of {@code roles}; nothing for the unnamed} */
    Map<EntityRef, NavigableSet<String>> naming(Collection<EntityRef> entities, Set<Role> roles, Set<ActKind> kinds);

    /** {@return the acts of these ids that exist under the grant} The ids come from this object's other methods. */
    List<? extends ActView> acts(Collection<String> ids);

    /** {@return the payments that leave the frontier by {@code leaving} and where they reach by {@code reaching}} */
    List<Onward> onward(Collection<State> frontier, Role leaving, Role reaching);

    /** {@return sale → the payments that settled it} */
    Map<String, NavigableSet<String>> settlingPayments(Collection<String> sales);

    /** {@return payment → the sales it settled} */
    Map<String, NavigableSet<String>> settledSales(Collection<String> payments);

    /** {@return ids of the sales of lots, which name neither card nor PIN, that any of these parties may have a part in} */
    NavigableSet<String> lots(Collection<Lots.Wanted> parties);

    /** {@return those of the expected records whose holder has delivered acts of that kind} */
    Set<Expected> delivered(Collection<Expected> expected);

    /**
     * {@return what the record says of acts that were found here, for an answer to tell}
     *
     * @throws IndexDisagrees if it does not say what was found
     */
    List<SeenAct> read(Collection<String> ids);

    /** {@return the queries, for what only they find; an act that was met here is counted no second time} */
    ScopedActs beside();

    /** An account of a money walk's frontier: payments from {@code from} until before {@code until} are still unknown. */
    record State(EntityRef account, long from, long until) {}

    /** A payment of a layer; {@code reached} is null where its far account is not recorded or granted. */
    record Onward(String payment, long at, @Nullable EntityRef reached) {}
}
