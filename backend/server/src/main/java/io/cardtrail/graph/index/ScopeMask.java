package io.cardtrail.graph.index;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Role;
import io.cardtrail.warrant.Scope;
import java.util.Set;

/** A scope as the arrays need it: worked out once for a question, then a look into a table for each act. */
@SuppressWarnings("EnumOrdinal") // in memory only
final class ScopeMask {
    private static final Role[] ROLES = Role.values();
    private static final Channel[] CHANNELS = Channel.values();
    /** By channel and role, as a scope has them: made once, not for every question. */
    private static final String[][] PAIRS = pairs();

    private final Snapshot index;
    /** By origin: whether its acts are granted. */
    private final boolean[] granted;
    /** By origin: a bit for each granted role. */
    private final int[] roles;

    final long from;
    final long until;
    private final long asOf;
    /** Whether every act of the index is known as of the reading. */
    private final boolean whole;

    ScopeMask(Snapshot index, Scope scope, long asOf) {
        this.index = index;
        this.from = EventTime.toNanos(scope.window().from());
        this.until = EventTime.toNanos(scope.window().to());
        this.asOf = asOf;
        this.whole = index.seq() <= asOf && index.dead() == null;
        int[] byChannel = new int[CHANNELS.length];
        for (int channel = 0; channel < CHANNELS.length; channel++) {
            for (int role = 0; role < ROLES.length; role++) {
                if (scope.roles().contains(PAIRS[channel][role])) {
                    byChannel[channel] |= 1 << role;
                }
            }
        }
        Set<String> holders = scope.holders();
        Origins.Origin[] origins = index.origin();
        this.granted = new boolean[origins.length];
        this.roles = new int[origins.length];
        for (int i = 0; i < origins.length; i++) {
            granted[i] = scope.acts().contains(origins[i].pair())
                    && (holders == null || holders.contains(origins[i].holder()));
            roles[i] = byChannel[origins[i].channel().ordinal()];
        }
    }

    private static String[][] pairs() {
        String[][] pairs = new String[CHANNELS.length][ROLES.length];
        for (Channel channel : CHANNELS) {
            for (Role role : ROLES) {
                pairs[channel.ordinal()][role.ordinal()] = Scope.pair(role, channel);
            }
        }
        return pairs;
    }

    /** {@return whether the act exists for the reader} */
    boolean act(int act) {
        long at = index.at()[act];
        return granted[index.origins()[act]] && at >= from && at < until && (whole || known(act));
    }

    /** {@return whether acts of an origin exist, as far as their time does not matter} */
    boolean granted(int origin) {
        return granted[origin];
    }

    /** {@return whether every act is known as of the reading, so that {@link #known} need not be asked} */
    boolean whole() {
        return whole;
    }

    boolean known(int act) {
        // Which batch said an act has to be looked for, and mostly the reading knows all of them.
        return !index.dead(act)
                && (index.seq() <= asOf || index.batch()[index.rows().batch(act)].seq() <= asOf);
    }

    boolean known(Batches.BatchOf batch) {
        return batch.seq() <= asOf;
    }

    /** {@return a bit for each role that acts of this origin have for the reader} */
    int roles(int origin) {
        return roles[origin];
    }

    boolean role(int act, Role role) {
        return (roles[index.origins()[act]] & bit(role)) != 0;
    }

    boolean kind(int act, ActKind kind) {
        return index.origin()[index.origins()[act]].kind() == kind;
    }

    static int bit(Role role) {
        return 1 << role.ordinal();
    }

    static int bits(Set<Role> roles) {
        int bits = 0;
        for (Role role : roles) {
            bits |= bit(role);
        }
        return bits;
    }
}
