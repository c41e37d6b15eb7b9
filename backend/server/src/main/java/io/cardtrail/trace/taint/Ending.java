package io.cardtrail.trace.taint;

import io.cardtrail.model.EntityRef;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What became of a part of the money.
 *
 * @param account where it is; null where no account is recorded or granted, or several are
 * @param fen how much
 */
public record Ending(Why why, @Nullable EntityRef account, long fen) {
    static final Comparator<Ending> ORDER = Comparator.comparingLong(Ending::fen)
            .reversed()
            .thenComparing(Ending::why)
            .thenComparing(Ending::account, Comparator.nullsLast(Comparator.naturalOrder()));

    /** Why it goes no further. */
    public enum Why {
        /** No payment out is recorded that takes it. */
        HELD,
        /** All hops are used; what lies beyond is not looked at. */
        MAX_HOPS,
        /** No account that it reached is recorded or granted. */
        NO_ACCOUNT,
        /** A sum is not recorded, or several accounts share one, so that nobody can say. */
        UNDECIDED
    }
}
