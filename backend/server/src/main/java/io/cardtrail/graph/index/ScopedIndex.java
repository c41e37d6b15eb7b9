package io.cardtrail.graph.index;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import io.cardtrail.model.SourceRef;
import io.cardtrail.warrant.Scope;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The index under one reading: nothing in it exists that the grant does not leave. Acts go by numbers that mean something only here. For
 * one thread.
 */
@SuppressWarnings("EnumOrdinal") // in memory only
public final class ScopedIndex {
    private final Owner owner;
    private final Snapshot index;
    private final Slates slates;
    private final ScopeMask scope;
    private final Places places;

    ScopedIndex(Owner owner, Snapshot index, Slates slates, Scope scope, long asOf) {
        this.owner = owner;
        this.index = index;
        this.slates = slates;
        this.scope = new ScopeMask(index, scope, asOf);
        this.places = new Places(index, this.scope);
    }

    /** Whoever keeps the index. */
    interface Owner {
        void disagrees(Snapshot wrong);

        void answered();
    }

    /** What was found is not so in the record: nothing more is answered from the index as it is now, and it is made anew. */
    public void disagrees() {
        owner.disagrees(index);
    }

    /** Notes that an answer came from here. */
    public void answered() {
        owner.answered();
    }

    /** {@return those of the acts naming a thing in one of these roles that exist, ascending} */
    public int[] naming(EntityRef ref, Set<Role> roles) {
        int thing = index.things().find(ref);
        int wanted = ScopeMask.bits(roles);
        IntColumn found = new IntColumn();
        if (thing < 0) {
            return new int[0];
        }
        for (Postings postings : index.postings()) {
            int place = postings.things().find(thing);
            for (int i = postings.things().from(place); i < postings.things().to(place); i++) {
                int act = postings.acts()[i];
                if ((wanted & 1 << postings.roles()[i]) != 0
                        && (scope.roles(index.origins()[act]) & 1 << postings.roles()[i]) != 0
                        && scope.act(act)) {
                    found.add(act);
                }
            }
        }
        if ((wanted & ScopeMask.bit(Role.PAID_FROM)) != 0) {
            legs(thing, index.leaving(), Role.PAID_FROM, found);
        }
        if ((wanted & ScopeMask.bit(Role.PAID_TO)) != 0) {
            legs(thing, index.arriving(), Role.PAID_TO, found);
        }
        return distinct(found);
    }

    /**
     * {@return the sales that name neither card nor PIN, as far as that exists, to or by somebody strictly between two times} A busy dealer has very many, and
     * nearly all of them lie outside of the times or name cards: those are passed over before anything else is looked at.
     */
    public int[] lots(EntityRef party, Role role, long after, long before) {
        int thing = index.things().find(party);
        IntColumn found = new IntColumn();
        for (Postings postings : thing < 0 ? new Postings[0] : index.postings()) {
            int place = postings.things().find(thing);
            for (int i = postings.things().from(place); i < postings.things().to(place); i++) {
                int act = postings.acts()[i];
                if (postings.roles()[i] == role.ordinal()
                        && index.at()[act] > after
                        && index.at()[act] < before
                        && kind(act) == ActKind.SALE
                        && scope.role(act, role)
                        && scope.act(act)
                        && !namesCards(act)) {
                    found.add(act);
                }
            }
        }
        return distinct(found);
    }

    /** {@return whether there is an act of a kind in a holder's records} Where there is none of such an origin at all, no act is looked at. */
    public boolean delivered(String holder, ActKind kind) {
        Origins.Origin[] origins = index.origin();
        boolean[] meant = new boolean[origins.length];
        boolean some = false;
        for (int i = 0; i < origins.length; i++) {
            meant[i] = scope.granted(i)
                    && origins[i].kind() == kind
                    && origins[i].holder().equals(holder);
            some |= meant[i];
        }
        for (int act = 0; some && act < index.acts(); act++) {
            if (meant[index.origins()[act]] && scope.act(act)) {
                return true;
            }
        }
        return false;
    }

    private boolean namesCards(int act) {
        int[] acts = index.tieActs();
        for (int at = firstTie(act); at >= 0 && at < index.ties() && acts[at] == act; at++) {
            Role role = Named.role(index.tieThings()[at]);
            if ((role == Role.OF_CARD || role == Role.OF_PIN) && scope.role(act, role)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the first place among the ties of an act; less than 0 if it has none} */
    private int firstTie(int act) {
        int[] acts = index.tieActs();
        int at = Arrays.binarySearch(acts, 0, index.ties(), act);
        while (at > 0 && acts[at - 1] == act) {
            at--;
        }
        return at;
    }

    /** What is called with each payment that goes on from an account, once for every account on its other side. */
    public interface Leg {
        /** Reached is the thing on the other side; less than 0 where none is recorded or granted. */
        void goesOn(int act, long at, int reached);
    }

    /** Goes through the payments that leave an account, or where it is not {@code forward} reach it, from a time until before another. */
    public void onward(EntityRef from, boolean forward, long since, long until, Leg leg) {
        int account = index.things().find(from);
        Role leaving = forward ? Role.PAID_FROM : Role.PAID_TO;
        Role reaching = forward ? Role.PAID_TO : Role.PAID_FROM;
        for (Legs legs : account < 0 ? new Legs[0] : forward ? index.leaving() : index.arriving()) {
            int place = legs.accounts().find(account);
            int end = legs.accounts().to(place);
            int next = legs.since(Math.max(since, scope.from), legs.accounts().from(place), end);
            for (; next < end && legs.at()[next] < Math.min(until, scope.until); next++) {
                int act = legs.acts()[next];
                if (scope.role(act, leaving) && scope.act(act)) {
                    leg.goesOn(act, legs.at()[next], scope.role(act, reaching) ? legs.far()[next] : -1);
                }
            }
        }
    }

    /** {@return what a number of {@link Leg} stands for} */
    public EntityRef thing(int number) {
        return index.things().get(number);
    }

    public String holder(int act) {
        return index.origin()[index.origins()[act]].holder();
    }

    private void legs(int account, Legs[] all, Role role, IntColumn found) {
        for (Legs legs : all) {
            int place = legs.accounts().find(account);
            for (int i = legs.accounts().from(place); i < legs.accounts().to(place); i++) {
                if (scope.role(legs.acts()[i], role) && scope.act(legs.acts()[i])) {
                    found.add(legs.acts()[i]);
                }
            }
        }
    }

    private static int[] distinct(IntColumn found) {
        int[] sorted = Arrays.copyOf(found.values(), found.size());
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, distinct);
    }

    /** {@return the payments that settled a sale, as far as they and the tie exist} */
    public int[] payments(int sale) {
        return settled(index.payments(), sale, sale);
    }

    /** {@return the sales a payment settled, as far as they and the tie exist} */
    public int[] sales(int payment) {
        return settled(index.sales(), payment, -1);
    }

    private int[] settled(Pairs[] all, int act, int sale) {
        IntColumn found = new IntColumn();
        if (scope.act(act)) {
            for (Pairs pairs : all) {
                pairs.each(act, other -> {
                    if (scope.act(other) && scope.role(sale < 0 ? other : sale, Role.SETTLED_BY)) {
                        found.add(other);
                    }
                });
            }
        }
        return distinct(found);
    }

    public String id(int act) {
        return index.ids().get(act);
    }

    public ActKind kind(int act) {
        return index.origin()[index.origins()[act]].kind();
    }

    /** {@return the event's time, nanoseconds} */
    public long at(int act) {
        return index.at()[act];
    }

    /** {@return the smallest row that says it as of the reading; of its other parts only the batch's are told} */
    public SourceRef place(int act) {
        return places.of(act);
    }

    /** {@return the things of a kind that it names in one of these roles; only cards and PINs are kept with their acts} */
    public NavigableSet<EntityRef> named(int act, EntityKind kind, Set<Role> roles) {
        NavigableSet<EntityRef> named = new TreeSet<>();
        int[] acts = index.tieActs();
        for (int at = firstTie(act); at >= 0 && at < index.ties() && acts[at] == act; at++) {
            Role role = Named.role(index.tieThings()[at]);
            if (roles.contains(role) && scope.role(act, role)) {
                EntityRef thing = index.things().get(Named.thing(index.tieThings()[at]));
                if (thing.kind() == kind) {
                    named.add(thing);
                }
            }
        }
        return named;
    }

    /** What a walk may not pass. */
    public interface Guard extends PaymentWalk.Guard {}

    /**
     * Where money went.
     *
     * @param acts the first payments in canonical order
     * @param depths of them
     * @param count how many there are in all
     * @param usedAllHops whether some of them are as far as the walk could go
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record Money(int[] acts, int[] depths, int count, boolean usedAllHops) {}

    /**
     * {@return the payments of a money walk, each at the fewest payments of any walk that ends with it}
     *
     * @param most how many of them to give, in canonical order
     */
    public Money money(EntityRef start, boolean forward, int maxHops, int most, Guard guard) {
        int account = index.things().find(start);
        if (account < 0) {
            return new Money(new int[0], new int[0], 0, false);
        }
        Slate slate = slates.lend(index.things().size());
        try {
            PaymentWalk walk = new PaymentWalk(index, scope, forward, slate);
            walk.walk(account, maxHops, guard);
            IntColumn depths = new IntColumn();
            int[] acts = walk.first(most, places, depths::add);
            return new Money(acts, Arrays.copyOf(depths.values(), acts.length), walk.count(), walk.used(maxHops));
        } finally {
            slates.back(slate);
        }
    }
}
