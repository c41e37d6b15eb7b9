package io.cardtrail.graph.index;

import io.cardtrail.model.Role;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * A money walk over the arrays. It keeps what the frontier's walk keeps: of each account the earliest arrival (or latest departure), layer
 * by layer; an account whose time got better is gone through again only for the payments that this makes reachable. No object is made
 * for a payment.
 */
final class PaymentWalk {
    /** How often one account's payments are looked at by the guard. */
    private static final int ROWS_UNSEEN = (1 << 14) - 1;

    private final Snapshot index;
    private final ScopeMask scope;
    private final boolean forward;
    private final Legs[] near;
    private final boolean[] leaves;
    private final boolean[] reaches;
    private final Accounts accounts = new Accounts();

    /** Payments in the order of their layers. */
    private int[] found = new int[256];

    private int count;
    /** Where each layer ends among the found. */
    private int[] ends = new int[8];

    private int depth;
    /** Those that stand several times in the arrays, which few do. */
    private final Set<Integer> several = new HashSet<>();

    private final Set<Long> severalRows = new HashSet<>();
    private int rows;

    PaymentWalk(Snapshot index, ScopeMask scope, boolean forward) {
        this.index = index;
        this.scope = scope;
        this.forward = forward;
        this.near = Arrays.stream(forward ? index.leaving() : index.arriving())
                .filter(legs -> legs.size() > 0)
                .toArray(Legs[]::new);
        Role leaving = forward ? Role.PAID_FROM : Role.PAID_TO;
        Role reaching = forward ? Role.PAID_TO : Role.PAID_FROM;
        this.leaves = new boolean[index.origin().length];
        this.reaches = new boolean[leaves.length];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = scope.granted(i) && (scope.roles(i) & ScopeMask.bit(leaving)) != 0;
            reaches[i] = (scope.roles(i) & ScopeMask.bit(reaching)) != 0;
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
        accounts.start(start, forward);
        while (depth < maxHops && accounts.next()) {
            int before = count;
            rows = 0;
            severalRows.clear();
            for (int i = 0; i < accounts.frontier(); i++) {
                for (Legs legs : near) {
                    leg(legs, i, guard);
                }
                guard.rows(rows);
            }
            depth++;
            if (depth == ends.length) {
                ends = Arrays.copyOf(ends, 2 * depth);
            }
            ends[depth] = count;
            if (count > before) {
                guard.met(count - before);
            }
        }
    }

    private void leg(Legs legs, int state, Guard guard) {
        int place = legs.accounts().find(accounts.account(state));
        long first = Math.max(accounts.from(state), scope.from);
        long end = Math.min(accounts.until(state), scope.until);
        int to = legs.accounts().to(place);
        long[] at = legs.at();
        int[] acts = legs.acts();
        int[] far = legs.far();
        short[] origins = legs.origins();
        boolean whole = scope.whole();
        for (int i = legs.since(first, legs.accounts().from(place), to); i < to && at[i] < end; i++) {
            short origin = origins[i];
            int of = origin & Short.MAX_VALUE;
            if (!leaves[of] || !(whole || scope.known(acts[i]))) {
                continue;
            }
            int reached = reaches[of] ? far[i] : -1;
            if (origin < 0) {
                severally(acts[i], reached);
            } else {
                rows++;
                find(acts[i]);
            }
            if ((rows & ROWS_UNSEEN) == 0) {
                guard.rows(rows);
            }
            if (reached >= 0) {
                accounts.reach(reached, at[i]);
            }
        }
    }

    private void severally(int act, int reached) {
        if (severalRows.add((long) act << 32 | (reached + 1))) {
            rows++;
        }
        if (several.add(act)) {
            find(act);
        }
    }

    private void find(int act) {
        if (count == found.length) {
            found = Arrays.copyOf(found, Capacity.after(count));
        }
        found[count++] = act;
    }

    int count() {
        return count;
    }

    /** {@return whether some payment is as far as the walk could go} */
    boolean used(int maxHops) {
        return depth == maxHops && count > ends[depth - 1];
    }

    /**
     * {@return the first payments in canonical order: depth, then time, then the smallest row that says them}
     *
     * @param depths gets the depth of each
     */
    int[] first(int most, Places places, IntConsumer depths) {
        int[] ordered = new int[Math.min(most, count)];
        int done = 0;
        for (int layer = 1; layer <= depth && done < ordered.length; layer++) {
            int from = ends[layer - 1];
            int[] acts = from == ends[layer]
                    ? new int[0]
                    : Earliest.of(
                            found,
                            from,
                            ends[layer],
                            ordered.length - done,
                            index.at(),
                            (one, other) -> places.compare(one, other) < 0);
            for (int act : acts) {
                ordered[done++] = act;
                depths.accept(layer);
            }
        }
        return ordered;
    }
}
