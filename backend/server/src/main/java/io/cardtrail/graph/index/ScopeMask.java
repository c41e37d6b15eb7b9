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
        int[] byChannel = new int[Channel.values().length];
        for (Channel channel : Channel.values()) {
            for (Role role : ROLES) {
                if (scope.roles().contains(Scope.pair(role, channel))) {
                    byChannel[channel.ordinal()] |= 1 << role.ordinal();
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
        return index.batch()[index.batches()[act]].seq() <= asOf && !index.dead(act);
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
