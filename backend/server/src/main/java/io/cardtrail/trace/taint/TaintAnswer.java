package io.cardtrail.trace.taint;

import io.cardtrail.model.EntityRef;
import io.cardtrail.trace.Bounds;
import io.cardtrail.trace.TracedAct;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the money of one payment went, by first in, first out. That is a rule by which money in an account is told apart, and no record: it
 * holds as far as the payments of each account are recorded and granted from the first on.
 *
 * @param fen what the payment moved, fen
 * @param carried payments that carry it, the one asked about first, then by depth, time and smallest row
 * @param endings what became of it, the largest part first; only where the account is told in {@code carried}
 * @param untold fen whose ending is not told, because what leads there was cut off; all endings and this add up to {@code fen}
 * @param overdrawn accounts among those told that paid out what is not recorded to have come in, so that other money was there
 * @param digest over all of it, hex; the same on any installation
 */
public record TaintAnswer(
        long fen,
        List<Carried> carried,
        List<Ending> endings,
        long untold,
        List<EntityRef> overdrawn,
        Bounds bounds,
        String digest) {
    /**
     * A payment that carries some of it.
     *
     * @param fen how much of it
     * @param settles the sales that it paid for, by time
     */
    public record Carried(TracedAct payment, long fen, List<TracedAct> settles) {}

    /** {@return every act that is told of} */
    public List<TracedAct> told() {
        List<TracedAct> told = new ArrayList<>();
        for (Carried one : carried) {
            told.add(one.payment());
            told.addAll(one.settles());
        }
        return told.stream().distinct().toList();
    }
}
