package io.cardtrail.trace.taint;

import io.cardtrail.graph.Reading;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.model.Sha256;
import io.cardtrail.trace.Bound;
import io.cardtrail.trace.Bounds;
import io.cardtrail.trace.EntityActs;
import io.cardtrail.trace.GrantedActs;
import io.cardtrail.trace.ScopedActs;
import io.cardtrail.trace.SeenAct;
import io.cardtrail.trace.TraceComplaint;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.Tracer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Answers where the money of a payment went, over the acts that a tracer finds in the index or by queries. Thread-safe. */
public final class Taint {
    private static final Comparator<TracedAct> IN_TIME = Comparator.comparing(TracedAct::at)
            .thenComparing(act -> act.sources().getFirst());

    private final Tracer tracer;

    /** By the acts that a tracer finds. */
    public Taint(Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * {@return where the money of a payment went; empty if there is no such act under the grant}
     *
     * @param payment id of the act
     * @param maxHops payments after it, 0 or more
     * @param limit acts in the answer, 1 to {@link TraceQuestion#MAX_LIMIT}
     * @throws BadRequest if it is no payment, its sum is not recorded, or a number is out of range
     * @throws io.cardtrail.graph.TooMuchWork if the accounts have more payments than the guard allows; never a part of an answer
     */
    public Optional<TaintAnswer> of(Reading reading, String payment, int maxHops, int limit) {
        TraceQuestion.requireLimit(limit);
        return tracer.paid(reading, maxHops, acts -> of(reading, acts, payment, maxHops, limit));
    }

    private static Optional<TaintAnswer> of(Reading reading, GrantedActs acts, String payment, int maxHops, int limit) {
        SeenAct first =
                acts.beside().acts(List.of(payment)).stream().findFirst().orElse(null);
        if (first == null) {
            return Optional.empty();
        }
        if (first.kind() != ActKind.PAYMENT) {
            throw new BadRequest("payment is an act of kind " + first.kind() + ": give the handle of a PAYMENT");
        }
        Long fen = first.attributes().amount();
        if (fen == null) {
            throw TraceComplaint.PAYMENT_WITHOUT_AMOUNT.refused();
        }
        TaintWalk.Found found = TaintWalk.from(acts, first, fen, maxHops);
        return Optional.of(answer(reading, acts.beside(), found, fen, maxHops, limit));
    }

    private static TaintAnswer answer(
            Reading reading, ScopedActs acts, TaintWalk.Found found, long fen, int maxHops, int limit) {
        int maxRecords = reading.grant().terms().maxRecords();
        int most = Math.min(limit, maxRecords);
        List<TaintWalk.Carried> payments =
                found.carried().subList(0, Math.min(most, found.carried().size()));
        Map<String, NavigableSet<String>> settled = acts.settledSales(
                payments.stream().map(one -> one.payment().id()).toList());
        Map<String, Integer> kept = new LinkedHashMap<>();
        boolean cut = payments.size() < found.carried().size();
        for (TaintWalk.Carried one : payments) {
            List<String> both = new ArrayList<>(List.of(one.payment().id()));
            both.addAll(settled.getOrDefault(one.payment().id(), new TreeSet<>()));
            for (String id : both) {
                if (kept.size() < most || kept.containsKey(id)) {
                    kept.putIfAbsent(id, one.depth());
                } else {
                    cut = true;
                }
            }
        }
        List<TaintAnswer.Carried> carried = told(acts, payments, settled, kept);
        Set<EntityRef> reached = new TreeSet<>();
        carried.forEach(one -> reached.addAll(accounts(one.payment())));
        List<Ending> endings = found.endings().stream()
                .filter(ending -> ending.account() == null || reached.contains(ending.account()))
                .toList();
        long untold = fen - endings.stream().mapToLong(Ending::fen).sum();
        List<EntityRef> overdrawn =
                found.overdrawn().stream().filter(reached::contains).toList();
        Set<Bound> truncatedBy = EnumSet.noneOf(Bound.class);
        if (found.endings().stream().anyMatch(ending -> ending.why() == Ending.Why.MAX_HOPS)) {
            truncatedBy.add(Bound.MAX_HOPS);
        }
        if (cut) {
            truncatedBy.addAll(Bound.cut(limit, maxRecords));
        }
        return new TaintAnswer(
                fen,
                carried,
                endings,
                untold,
                overdrawn,
                new Bounds(
                        Collections.unmodifiableSet(truncatedBy),
                        maxHops,
                        limit,
                        maxRecords,
                        reading.grant().scope().window(),
                        kept.size()),
                digest(fen, carried, endings, untold, overdrawn));
    }

    private static List<TaintAnswer.Carried> told(
            ScopedActs acts,
            List<TaintWalk.Carried> payments,
            Map<String, NavigableSet<String>> settled,
            Map<String, Integer> kept) {
        Map<String, TracedAct> told = new HashMap<>();
        // An account is asked about, so the cards bought with it are told, as in its custody.
        Tracer.told(acts, kept.keySet(), card -> true)
                .forEach(act -> told.put(act.id(), act.found(kept.getOrDefault(act.id(), 0))));
        List<TaintAnswer.Carried> carried = new ArrayList<>();
        for (TaintWalk.Carried one : payments) {
            TracedAct payment = told.get(one.payment().id());
            if (payment != null) {
                carried.add(new TaintAnswer.Carried(
                        payment,
                        one.fen(),
                        settled.getOrDefault(payment.id(), new TreeSet<>()).stream()
                                .map(told::get)
                                .filter(Objects::nonNull)
                                .sorted(IN_TIME)
                                .toList()));
            }
        }
        return List.copyOf(carried);
    }

    private static List<EntityRef> accounts(TracedAct payment) {
        return payment.roles().stream()
                .filter(role -> role.role() == Role.PAID_TO)
                .map(Participant::entity)
                .toList();
    }

    /** Accounts are told apart by the first payment in the answer that reaches them, as acts are by their rows. */
    private static String digest(
            long fen, List<TaintAnswer.Carried> carried, List<Ending> endings, long untold, List<EntityRef> overdrawn) {
        List<TracedAct> acts = new ArrayList<>();
        Map<EntityRef, Integer> places = new HashMap<>();
        StringBuilder text = new StringBuilder();
        for (TaintAnswer.Carried one : carried) {
            acts.add(one.payment());
            acts.addAll(one.settles());
            accounts(one.payment()).forEach(account -> places.putIfAbsent(account, places.size() + 1));
            text.append(one.fen()).append('\t').append(one.settles().size()).append('\n');
        }
        endings.stream()
                .map(ending ->
                        ending.why() + "\t" + (ending.account() == null ? 0 : places.getOrDefault(ending.account(), 0))
                                + "\t" + ending.fen())
                .sorted()
                .forEach(line -> text.append(line).append('\n'));
        overdrawn.stream()
                .map(account -> places.getOrDefault(account, 0))
                .sorted()
                .forEach(place -> text.append("overdrawn\t").append(place).append('\n'));
        return Sha256.hex("cardtrail taint 1\n" + EntityActs.digest(acts) + "\n" + fen + "\n" + untold + "\n" + text);
    }
}
