package io.cardtrail.trace.taint;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import io.cardtrail.trace.ActView;
import io.cardtrail.trace.SeenAct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The payments of one account as first in, first out has them. What comes in is laid one after another on an axis of fen; what goes
 * out takes from its beginning. So a payment in has a place on the axis and a payment out a stretch of it, whosever money it is. No
 * payment takes of what came at the very time it was made, as no walk of money lets equal times follow one another.
 */
final class AccountBook {
    /** What is paid out before what comes in, then by the smallest row that says it. */
    private static final Comparator<Movement> ORDER = Comparator.comparing(
                    (Movement movement) -> movement.payment().at())
            .thenComparing(Movement::in)
            .thenComparing(Movement::payment, ActView.IN_TIME)
            .thenComparing(movement -> movement.payment().id());

    private final Map<String, Long> places = new HashMap<>();
    private final List<Out> outs = new ArrayList<>();
    private long received;
    private long spent;
    private long known = Long.MAX_VALUE;
    private boolean overdrawn;

    private AccountBook() {}

    /** A payment in or out; one from an account to itself is both. */
    private record Movement(SeenAct payment, boolean in) {}

    /** A payment out and what it takes, half-open. It takes less than it pays where less is recorded to have come in. */
    record Out(SeenAct payment, long from, long to) {}

    /** {@return the book of an account} */
    static AccountBook of(EntityRef account, Collection<SeenAct> payments) {
        List<Movement> movements = new ArrayList<>();
        for (SeenAct payment : payments) {
            if (payment.accounts(Role.PAID_FROM).contains(account)) {
                movements.add(new Movement(payment, false));
            }
            if (payment.accounts(Role.PAID_TO).contains(account)) {
                movements.add(new Movement(payment, true));
            }
        }
        movements.sort(ORDER);
        AccountBook book = new AccountBook();
        movements.forEach(movement -> {
            if (movement.in()) {
                book.in(movement.payment());
            } else {
                book.out(movement.payment());
            }
        });
        return book;
    }

    /** What comes in after an unknown sum has no place. */
    private void in(SeenAct payment) {
        long fen = sum(payment, Role.PAID_TO);
        if (fen < 0 || received > Long.MAX_VALUE - fen) {
            known = Math.min(known, received);
        } else {
            places.put(payment.id(), received);
            received += fen;
        }
    }

    /** All that is still there may have gone with an unknown sum. */
    private void out(SeenAct payment) {
        long fen = sum(payment, Role.PAID_FROM);
        long there = Math.min(received, known) - spent;
        if (fen < 0) {
            known = Math.min(known, spent);
        } else {
            overdrawn |= known > received && fen > there;
            long to = spent + Math.min(fen, there);
            if (to > spent) {
                outs.add(new Out(payment, spent, to));
                spent = to;
            }
        }
    }

    /** {@return how much it moves on this side, fen; less than 0 where that is not recorded, or several accounts share it} */
    private static long sum(SeenAct payment, Role side) {
        Long amount = payment.attributes().amount();
        return amount == null || payment.accounts(side).size() > 1 ? -1 : amount;
    }

    /** {@return where a payment in begins on the axis; {@link #known} or more where that is not known} */
    long place(SeenAct payment) {
        return places.getOrDefault(payment.id(), known);
    }

    /** {@return from where on it can't be known what became of the money} */
    long known() {
        return known;
    }

    /** {@return the payments out that take of a stretch, in order} */
    List<Out> taking(long from, long to) {
        int low = 0;
        int high = outs.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (outs.get(middle).to() <= from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int end = low;
        while (end < outs.size() && outs.get(end).from() < to) {
            end++;
        }
        return outs.subList(low, end);
    }

    /** {@return whether it paid out what is not recorded to have come in: then it had money that nobody sees} */
    boolean overdrawn() {
        return overdrawn;
    }
}
