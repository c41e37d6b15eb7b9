package io.cardtrail.trace.taint;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import io.cardtrail.trace.ActView;
import io.cardtrail.trace.GrantedActs;
import io.cardtrail.trace.SeenAct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Follows the money of one payment from account to account, layer by layer. Of a payment it knows which part is that money: slices of
 * what the payment moves. A fen comes out of each account with one payment at most, so no slice is met twice, and what is carried on, what
 * ends and what stays add up to the sum at every hop.
 */
final class TaintWalk {
    private static final Comparator<SeenAct> ORDER = ActView.IN_TIME.thenComparing(ActView::id)::compare;

    private final GrantedActs acts;
    private final int maxHops;
    private final Map<EntityRef, AccountBook> books = new HashMap<>();
    private final Map<String, Carried> carried = new HashMap<>();
    private final Map<End, Long> ends = new HashMap<>();

    private TaintWalk(GrantedActs acts, int maxHops) {
        this.acts = acts;
        this.maxHops = maxHops;
    }

    /** A payment that carries the money on; {@code depth} is the fewest payments it takes to it, 0 for the one asked about. */
    record Carried(SeenAct payment, int depth, long fen) {}

    /** Part of what a payment moves, counted from its first fen, half-open. */
    private record Slice(long from, long to) {}

    private record End(Ending.Why why, @Nullable EntityRef account) {}

    /** What a walk found; {@code overdrawn} are those of the accounts that it went through. */
    record Found(List<Carried> carried, List<Ending> endings, Set<EntityRef> overdrawn) {}

    /** {@return where the first {@code fen} of a payment went} */
    static Found from(GrantedActs acts, SeenAct payment, long fen, int maxHops) {
        TaintWalk walk = new TaintWalk(acts, maxHops);
        Map<SeenAct, List<Slice>> layer = new TreeMap<>(ORDER);
        layer.put(payment, List.of(new Slice(0, fen)));
        for (int depth = 0; !layer.isEmpty(); depth++) {
            layer = walk.step(layer, depth);
        }
        return walk.found();
    }

    private Found found() {
        Set<EntityRef> overdrawn = new TreeSet<>();
        books.forEach((account, book) -> {
            if (book.overdrawn()) {
                overdrawn.add(account);
            }
        });
        return new Found(
                carried.values().stream()
                        .sorted(Comparator.comparingInt(Carried::depth).thenComparing(Carried::payment, ORDER))
                        .toList(),
                ends.entrySet().stream()
                        .map(end -> new Ending(end.getKey().why(), end.getKey().account(), end.getValue()))
                        .sorted(Ending.ORDER)
                        .toList(),
                overdrawn);
    }

    private Map<SeenAct, List<Slice>> step(Map<SeenAct, List<Slice>> layer, int depth) {
        Map<EntityRef, Map<SeenAct, List<Slice>>> arrived = new TreeMap<>();
        layer.forEach((payment, slices) -> {
            long fen = slices.stream()
                    .mapToLong(slice -> slice.to() - slice.from())
                    .sum();
            carried.merge(
                    payment.id(),
                    new Carried(payment, depth, fen),
                    (one, more) -> new Carried(payment, one.depth(), one.fen() + more.fen()));
            Set<EntityRef> reached = payment.accounts(Role.PAID_TO);
            EntityRef account = reached.size() == 1 ? reached.iterator().next() : null;
            if (account == null) {
                end(reached.isEmpty() ? Ending.Why.NO_ACCOUNT : Ending.Why.UNDECIDED, null, fen);
            } else if (depth == maxHops) {
                end(Ending.Why.MAX_HOPS, account, fen);
            } else if (fen > 0) {
                arrived.computeIfAbsent(account, a -> new TreeMap<>(ORDER)).put(payment, slices);
            }
        });
        open(arrived.keySet());
        Map<SeenAct, List<Slice>> next = new TreeMap<>(ORDER);
        arrived.forEach((account, payments) ->
                payments.forEach((payment, slices) -> slices.forEach(slice -> goOn(account, payment, slice, next))));
        return next;
    }

    private void goOn(EntityRef account, SeenAct payment, Slice slice, Map<SeenAct, List<Slice>> next) {
        AccountBook book = books.get(account);
        if (book == null) {
            throw new IllegalStateException("an account was not opened");
        }
        long place = book.place(payment);
        if (place >= book.known()) {
            end(Ending.Why.UNDECIDED, account, slice.to() - slice.from());
            return;
        }
        long from = place + slice.from();
        long to = place + slice.to();
        long sure = Math.clamp(book.known(), from, to);
        end(Ending.Why.UNDECIDED, account, to - sure);
        long taken = 0;
        for (AccountBook.Out out : book.taking(from, sure)) {
            long first = Math.max(from, out.from());
            long last = Math.min(sure, out.to());
            next.computeIfAbsent(out.payment(), p -> new ArrayList<>())
                    .add(new Slice(first - out.from(), last - out.from()));
            taken += last - first;
        }
        end(Ending.Why.HELD, account, sure - from - taken);
    }

    private void end(Ending.Why why, @Nullable EntityRef account, long fen) {
        if (fen > 0) {
            ends.merge(new End(why, account), fen, Long::sum);
        }
    }

    /** Reads the books of accounts, from the first payment that the grant leaves to the last. */
    private void open(Collection<EntityRef> accounts) {
        List<EntityRef> closed =
                accounts.stream().filter(account -> !books.containsKey(account)).toList();
        List<GrantedActs.State> states = closed.stream()
                .map(account -> new GrantedActs.State(account, Long.MIN_VALUE, Long.MAX_VALUE))
                .toList();
        Set<String> ids = new HashSet<>();
        acts.onward(states, Role.PAID_FROM, Role.PAID_TO).forEach(onward -> ids.add(onward.payment()));
        acts.onward(states, Role.PAID_TO, Role.PAID_FROM).forEach(onward -> ids.add(onward.payment()));
        acts.acts(ids);
        Map<EntityRef, List<SeenAct>> payments = new HashMap<>();
        for (SeenAct act : acts.read(ids)) {
            Set<EntityRef> either = new TreeSet<>(act.accounts(Role.PAID_FROM));
            either.addAll(act.accounts(Role.PAID_TO));
            either.forEach(account ->
                    payments.computeIfAbsent(account, a -> new ArrayList<>()).add(act));
        }
        closed.forEach(account ->
                books.put(account, AccountBook.of(account, payments.getOrDefault(account, List.of()))));
    }
}
