package io.cardtrail.api.view;

import io.cardtrail.trace.taint.Ending;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the money of one payment went, as one grant lets it be seen; sums in fen. */
public record TaintView(
        long amount,
        List<CarriedView> carried,
        List<EndingView> endings,
        long untold,
        List<EntityView> overdrawn,
        TraceView.BoundsView bounds,
        String asOf,
        String digest,
        String audit) {
    /** A payment that carries some of it, and the sales that it paid for. */
    public record CarriedView(ActView payment, long amount, List<ActView> settles) {}

    /** What became of a part of it. */
    public record EndingView(Ending.Why why, @Nullable EntityView account, long amount) {}
}
