package io.cardtrail.trace;

import io.cardtrail.graph.Reading;
import io.cardtrail.model.ActKind;
import io.cardtrail.trace.taint.Ending;
import io.cardtrail.trace.taint.Taint;
import io.cardtrail.trace.taint.TaintAnswer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A question where the money of a payment went, and what the slow way says to it. */
record TaintCompared(Reduced reduced, SeenAct first, int hops, int limit) {
    private static final Taint TAINT = new Taint(Differential.tracer());

    /** {@return a question about some payment whose sum is known, if there is one} */
    static Optional<TaintCompared> any(Reduced reduced, RandomGenerator random) {
        List<SeenAct> payments = reduced.acts().stream()
                .filter(act -> act.kind() == ActKind.PAYMENT && act.attributes().amount() != null)
                .toList();
        if (payments.isEmpty()) {
            return Optional.empty();
        }
        SeenAct first = payments.get(random.nextInt(payments.size()));
        int limit = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 500;
        return Optional.of(new TaintCompared(reduced, first, random.nextInt(5), limit));
    }

    TaintAnswer asked(Reading reading) {
        return TAINT.of(reading, first.id(), hops, limit)
                .orElseThrow(() -> new IllegalStateException("the payment is not there"));
    }

    /** {@return what an answer must say; of one that is cut, that its sums add up} */
    String expected(TaintAnswer answer) {
        return String.format(
                Locale.ROOT, "%d fen\n%s", answer.fen(), whole(answer) ? ReferenceTaint.of(reduced, first, hops) : "");
    }

    static String said(TaintAnswer answer) {
        long all = answer.untold()
                + answer.endings().stream().mapToLong(Ending::fen).sum();
        return String.format(Locale.ROOT, "%d fen\n%s", all, whole(answer) ? ReferenceTaint.of(answer) : "");
    }

    private static boolean whole(TaintAnswer answer) {
        return answer.bounds().truncatedBy().stream().allMatch(bound -> bound == Bound.MAX_HOPS);
    }

    static void note(Differential.Noted noted, TaintAnswer answer) {
        noted.note(Differential.Occurred.MONEY_CARRIED_ON, answer.carried().size() > 1);
        noted.note(
                Differential.Occurred.MONEY_SETTLED,
                answer.carried().stream().anyMatch(one -> !one.settles().isEmpty()));
        noted.note(Differential.Occurred.OVERDRAWN, !answer.overdrawn().isEmpty());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "money of %s, %d hops, limit %d", first.id(), hops, limit);
    }
}
