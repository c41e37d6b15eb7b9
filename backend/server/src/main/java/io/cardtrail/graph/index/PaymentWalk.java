package io.cardtrail.graph.index;

import io.cardtrail.model.Role;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * A money walk over the arrays. It keeps what the frontier's walk keeps: of each account the earliest arrival (or latest departure), layer
 * by layer; an account whose time got better is gone through again only for the payments that this makes reachable. No object is made
 * for a payment, nor a note where its neighbour was found too.
 */
final class PaymentWalk {
    /** How many of one account's payments are gone through between two looks at the guard. */
    private static final int UNSEEN = 1 << 14;

    private static final byte LEAVES = 1;
    private static final byte REACHES = 2;
    private static final byte BOTH = LEAVES | REACHES;

    private final ScopeMask scope;
    private final boolean forward;
    private final Legs[] near;
    /** By origin: whether its payments are seen to leave an account, and to reach one. */
    private final byte[] seen;

    private final Accounts accounts;
    private final Runs runs;
    /** Where each layer ends among the runs. */
    private int[] ends = new int[8];

    private int depth;
    /** How many were found before the last layer. */
    private int before;
    /** Those that stand several times in the arrays, which few do. */
    private final Set<Integer> several = new HashSet<>();

    private final Set<Long> severalRows = new HashSet<>();
    private int rows;

    /** @param slate it writes on: clean, and large enough for the accounts of the index */
    PaymentWalk(Snapshot index, ScopeMask scope, boolean forward, Slate slate) {
        this.scope = scope;
        this.forward = forward;
        this.near = Arrays.stream(forward ? index.leaving() : index.arriving())
                .filter(legs -> legs.size() > 0)
                .toArray(Legs[]::new);
        this.accounts = slate.accounts();
        this.runs = slate.runs();
        int leaving = ScopeMask.bit(forward ? Role.PAID_FROM : Role.PAID_TO);
        int reaching = ScopeMask.bit(forward ? Role.PAID_TO : Role.PAID_FROM);
        this.seen = new byte[index.origin().length];
        for (int i = 0; i < seen.length; i++) {
            if (scope.granted(i) && (scope.roles(i) & leaving) != 0) {
                seen[i] = (scope.roles(i) & reaching) != 0 ? BOTH : LEAVES;
            }
        }
    }

    /** What a walk may not pass. */
    interface Guard {
        /** Called with the rows of a layer, while it is gone through and at its end. */
        void rows(int rows);

        /** Called with how many payments were met that had not been met before. */
        void met(int fresh);
    }

    /** Goes at most {@code maxHops} layers. */
    void walk(int start, int maxHops, Guard guard) {
        runs.start(near);
        accounts.start(start, forward);
        while (depth < maxHops && accounts.next()) {
            before = runs.count();
            rows = 0;
            severalRows.clear();
            for (int i = 0; i < accounts.frontier(); i++) {
                for (int which = 0; which < near.length; which++) {
                    leg(which, i, guard);
                }
                guard.rows(rows);
            }
            depth++;
            if (depth == ends.length) {
                ends = Arrays.copyOf(ends, 2 * depth);
            }
            ends[depth] = runs.size();
            if (runs.count() > before) {
                guard.met(runs.count() - before);
            }
        }
    }

    private void leg(int which, int state, Guard guard) {
        Legs legs = near[which];
        int place = legs.accounts().find(accounts.account(state));
        int end = legs.accounts().to(place);
        long until = Math.min(accounts.until(state), scope.until);
        int next = legs.since(
                Math.max(accounts.from(state), scope.from), legs.accounts().from(place), end);
        while (next < end && legs.at()[next] < until) {
            next = stretch(which, next, Math.min(end, next + UNSEEN), until);
            guard.rows(rows);
        }
    }

    /** {@return where it stopped: at {@code end}, or before the first payment that is not before {@code until}} */
    private int stretch(int which, int begin, int end, long until) {
        Legs legs = near[which];
        long[] at = legs.at();
        int[] far = legs.far();
        short[] origins = legs.origins();
        boolean whole = scope.whole();
        int first = begin;
        int i = begin;
        for (; i < end && at[i] < until; i++) {
            int origin = origins[i];
            // Nearly all are seen at both ends, once; what is not so is looked at by itself.
            if (origin < 0 || seen[origin] != BOTH || far[i] < 0 || !(whole || scope.known(legs.acts()[i]))) {
                if (!apart(which, i)) {
                    found(which, first, i);
                    first = i + 1;
                }
            } else {
                accounts.reach(far[i], at[i]);
            }
        }
        found(which, first, i);
        return i;
    }

    private void found(int which, int from, int to) {
        runs.add(which, from, to);
        rows += Math.max(0, to - from);
    }

    /** {@return whether the payment is of one stretch with the one before it} */
    private boolean apart(int which, int i) {
        Legs legs = near[which];
        int act = legs.acts()[i];
        int origin = legs.origins()[i] & Short.MAX_VALUE;
        if (seen[origin] == 0 || !(scope.whole() || scope.known(act))) {
            return false;
        }
        int reached = seen[origin] == BOTH ? legs.far()[i] : -1;
        if (reached >= 0) {
            accounts.reach(reached, legs.at()[i]);
        }
        if (legs.origins()[i] >= 0) {
            return true;
        }
        if (severalRows.add((long) act << 32 | (reached + 1))) {
            rows++;
        }
        if (several.add(act)) {
            runs.add(which, i, i + 1);
        }
        return false;
    }

    int count() {
        return runs.count();
    }

    /** {@return whether some payment is as far as the walk could go} */
    boolean used(int maxHops) {
        return depth == maxHops && runs.count() > before;
    }

    /**
     * {@return the first payments in canonical order: depth, then time, then the smallest row that says them}
     *
     * @param depths gets the depth of each
     */
    int[] first(int most, Places places, IntConsumer depths) {
        int[] ordered = new int[Math.min(most, count())];
        int done = 0;
        for (int layer = 1; layer <= depth && done < ordered.length; layer++) {
            if (ends[layer] > ends[layer - 1]) {
                int[] acts = Earliest.of(
                        runs,
                        ends[layer - 1],
                        ends[layer],
                        ordered.length - done,
                        (one, other) -> places.compare(one, other) < 0);
                for (int act : acts) {
                    ordered[done++] = act;
                    depths.accept(layer);
                }
            }
        }
        return ordered;
    }
}
