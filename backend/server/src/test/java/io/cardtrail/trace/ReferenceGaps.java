package io.cardtrail.trace;

import io.cardtrail.graph.RecordKeeping;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Participant;
import io.cardtrail.model.RecordKeepingKind;
import io.cardtrail.model.Role;
import io.cardtrail.trace.gap.Candidate;
import io.cardtrail.trace.gap.Expected;
import io.cardtrail.trace.gap.Finding;
import io.cardtrail.trace.gap.Gap;
import io.cardtrail.trace.gap.GapCause;
import io.cardtrail.trace.gap.GapReport;
import io.cardtrail.trace.gap.InferenceRule;
import io.cardtrail.trace.gap.Judging;
import io.cardtrail.trace.gap.Missing;
import io.cardtrail.trace.gap.NextStep;
import io.cardtrail.trace.gap.PartyBalance;
import io.cardtrail.trace.gap.Retained;
import io.cardtrail.warrant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of gaps, candidates and balances, once more: plain, over a list of acts, from the prose of the rules. */
final class ReferenceGaps {
    /** What is on record about records, and what a year is, in one comparison. */
    record Law(List<RecordKeeping> fates, Set<Delivered> delivered, Retained retained, Instant now) {
        static final Law NONE =
                new Law(List.of(), Set.of(), (at, expected) -> java.util.Optional.empty(), Instant.EPOCH);
    }

    /** A holder of which there are acts of a kind, in whatever graph of the database. */
    record Delivered(String holder, ActKind kind) {
        static Set<Delivered> in(Scope scope, List<SeenAct> acts) {
            return acts.stream()
                    .filter(act -> Reduced.exists(scope, act))
                    .map(act -> new Delivered(act.holder(), act.kind()))
                    .collect(Collectors.toSet());
        }
    }

    private record Held(@Nullable EntityRef by, @Nullable SeenAct since, boolean withIssuer) {}

    private record One(EntityRef card, Gap gap) {}

    private final Reduced data;
    private final Law law;
    private final List<SeenAct> kept;
    private final int maxRecords;
    private final Set<String> cited = new LinkedHashSet<>();
    private boolean cut;

    ReferenceGaps(Reduced data, Law law, List<SeenAct> kept, int maxRecords) {
        this.data = data;
        this.law = law;
        this.kept = kept;
        this.maxRecords = maxRecords;
    }

    boolean cut() {
        return cut;
    }

    Set<String> cited() {
        return cited;
    }

    /**
     * {@return the report}
     *
     * @param lives of the traced cards
     * @param own the hops of each within the answer
     * @param first which cards' beginnings are looked at
     */
    GapReport report(Map<EntityRef, List<SeenAct>> lives, Map<EntityRef, Set<SeenAct>> own, Set<EntityRef> first) {
        List<One> found = new ArrayList<>();
        lives.forEach((card, life) -> {
            for (int i = 0; i < life.size(); i++) {
                Gap gap = at(card, life, i, own.getOrDefault(card, Set.of()), first.contains(card));
                if (gap != null) {
                    found.add(new One(card, gap));
                }
            }
        });
        List<Gap> gaps = room(inOrder(together(found)));
        List<PartyBalance> balances = balances(lives, own);
        List<Finding> findings = new ArrayList<>();
        balances.stream()
                .filter(b -> b.outWithoutIn() != 0)
                .forEach(b -> findings.add(new Finding.OutWithoutIn(b.party(), b.outWithoutIn())));
        findings.addAll(overclaimed(gaps));
        return new GapReport(gaps, balances, findings);
    }

    // --- where

    private static boolean passes(SeenAct act) {
        return act.kind() == ActKind.ISSUE || act.kind() == ActKind.SALE;
    }

    /** Who holds the card just before act {@code i}. */
    private static Held before(List<SeenAct> life, int i) {
        for (int j = i - 1; j >= 0; j--) {
            SeenAct act = life.get(j);
            if (act.kind() == ActKind.SALE) {
                return new Held(act.inRole(Role.SOLD_TO), act, false);
            }
            if (act.kind() == ActKind.ISSUE) {
                EntityRef to = act.inRole(Role.ISSUED_TO);
                if (to != null) {
                    return new Held(to, act, false);
                }
                Held earlier = before(life, j);
                return earlier.by() != null ? earlier : new Held(act.inRole(Role.ISSUED_BY), act, true);
            }
        }
        return new Held(null, null, false);
    }

    private @Nullable Gap at(EntityRef card, List<SeenAct> life, int i, Set<SeenAct> own, boolean first) {
        SeenAct act = life.get(i);
        if (!own.contains(act)) {
            return null;
        }
        if (i == 0) {
            return first && act.kind() == ActKind.SALE
                    ? gap(card, Missing.Place.BEFORE_FIRST, null, act.inRole(Role.SOLD_BY), null, act, true, List.of())
                    : null;
        }
        Held held = before(life, i);
        SeenAct last = life.subList(0, i).stream()
                .filter(ReferenceGaps::passes)
                .reduce((a, b) -> b)
                .orElse(null);
        if (last == null || held.since() == null || !own.contains(last) || !own.contains(held.since())) {
            return null;
        }
        if (act.kind() == ActKind.SALE) {
            EntityRef seller = act.inRole(Role.SOLD_BY);
            return held.by() != null && held.by().equals(seller)
                    ? null
                    : gap(
                            card,
                            Missing.Place.BEFORE_SALE,
                            held.by(),
                            seller,
                            last,
                            act,
                            held.withIssuer(),
                            lots(card, held.by(), seller, last, act));
        }
        if (act.kind() == ActKind.REDEMPTION && held.by() != null && held.by().kind() == EntityKind.ORGANISATION) {
            Instant moment = life.subList(life.indexOf(last), i).stream()
                    .filter(between -> between.kind() == ActKind.VERIFICATION && own.contains(between))
                    .map(SeenAct::at)
                    .findFirst()
                    .orElse(act.at());
            Long face = act.attributes().faceValue() != null
                    ? act.attributes().faceValue()
                    : last.attributes().faceValue();
            return gap(
                    card,
                    Missing.Place.BEFORE_REDEMPTION,
                    held.by(),
                    null,
                    last,
                    act,
                    held.withIssuer(),
                    payments(held.by(), moment, face));
        }
        return null;
    }

    private Gap gap(
            EntityRef card,
            Missing.Place place,
            @Nullable EntityRef from,
            @Nullable EntityRef to,
            @Nullable SeenAct after,
            SeenAct before,
            boolean issue,
            List<Candidate> candidates) {
        Expected expected = expected(card, issue, from, to);
        Instant begin = after == null ? null : after.at();
        return new Gap(
                List.of(card),
                place,
                from,
                to,
                after == null ? null : after.id(),
                before.id(),
                begin,
                before.at(),
                expected,
                verdict(place, expected, begin, before.at()),
                candidates,
                place == Missing.Place.BEFORE_SALE && candidates.size() == 1
                        ? candidates.getFirst().act()
                        : null);
    }

    private static Expected expected(
            EntityRef card, boolean issue, @Nullable EntityRef holder, @Nullable EntityRef seller) {
        if (issue) {
            return new Expected(ActKind.ISSUE, Channel.CARRIER, card.key().split(":", 2)[0]);
        }
        for (EntityRef by : java.util.Arrays.asList(seller, holder)) {
            if (by != null && by.kind() == EntityKind.ORGANISATION) {
                return new Expected(ActKind.SALE, Channel.OFFLINE_SHOP, by.key());
            }
            if (by != null && by.kind() == EntityKind.ACCOUNT) {
                return new Expected(
                        ActKind.SALE, Channel.ONLINE_PLATFORM, by.key().split(":", 2)[0]);
            }
        }
        return new Expected(ActKind.SALE, null, null);
    }

    // --- why

    private Judging.Verdict verdict(Missing.Place place, Expected expected, @Nullable Instant begin, Instant end) {
        Category category = expected.record() == ActKind.ISSUE ? Category.CARD : Category.SALE;
        List<RecordKeeping> about = law.fates().stream()
                .filter(f -> f.holder().equals(expected.holder()) && f.category() == category)
                .filter(f -> f.records().from().isBefore(end)
                        && (begin == null || f.records().to().isAfter(begin)))
                .sorted(Comparator.comparing(RecordKeeping::at).thenComparing(RecordKeeping::id))
                .toList();
        RecordKeeping earliest =
                first(about, RecordKeepingKind.DESTRUCTION, RecordKeepingKind.EXPIRY, RecordKeepingKind.OVERWRITE);
        RecordKeeping loss = about.stream()
                .filter(f ->
                        earliest != null && f.at().equals(earliest.at()) && f.kind() == RecordKeepingKind.OVERWRITE)
                .findFirst()
                .orElse(earliest);
        RecordKeeping notice = first(about, RecordKeepingKind.PRESERVATION);
        RecordKeeping abroad = first(about, RecordKeepingKind.HELD_ABROAD);
        RecordKeeping never = first(about, RecordKeepingKind.NEVER_MADE);
        Instant due = law.retained().until(end, expected).orElse(null);
        if (loss != null && notice != null && !notice.at().isAfter(loss.at())) {
            return verdict(GapCause.DESTROYED_AFTER_NOTICE, place, null, notice, loss);
        }
        if (loss != null && loss.kind() == RecordKeepingKind.OVERWRITE) {
            return verdict(GapCause.OVERWRITTEN, place, null, loss);
        }
        if (loss != null && due != null && !loss.at().isBefore(due)) {
            return verdict(GapCause.LAWFULLY_EXPIRED, place, null, loss);
        }
        if (loss != null) {
            return verdict(GapCause.DESTROYED, place, null, loss);
        }
        if (abroad != null) {
            return verdict(GapCause.HELD_ABROAD, place, null, abroad);
        }
        if (never != null) {
            return verdict(GapCause.NEVER_MADE, place, null, never);
        }
        boolean delivered = expected.holder() != null
                && law.delivered().contains(new Delivered(expected.holder(), expected.record()));
        if (expected.holder() != null && !delivered && due != null && law.now().isBefore(due)) {
            Instant from = begin == null ? end : begin;
            return verdict(
                    GapCause.NOT_REQUESTED,
                    place,
                    law.retained().until(from, expected).orElse(null));
        }
        return verdict(GapCause.UNKNOWN, place, null);
    }

    private static @Nullable RecordKeeping first(List<RecordKeeping> about, RecordKeepingKind... kinds) {
        return about.stream()
                .filter(f -> List.of(kinds).contains(f.kind()))
                .findFirst()
                .orElse(null);
    }

    private static Judging.Verdict verdict(
            GapCause cause, Missing.Place place, @Nullable Instant preserve, RecordKeeping... grounds) {
        NextStep step = switch (cause) {
            case HELD_ABROAD -> NextStep.MUTUAL_ASSISTANCE;
            case NOT_REQUESTED, UNKNOWN -> NextStep.REQUEST_FROM_HOLDER;
            case NEVER_MADE, LAWFULLY_EXPIRED, OVERWRITTEN, DESTROYED, DESTROYED_AFTER_NOTICE ->
                place == Missing.Place.BEFORE_REDEMPTION ? NextStep.PAYMENT_RECORDS : NextStep.CARRIER_BATCH_RECORD;
        };
        return new Judging.Verdict(
                cause,
                step,
                preserve,
                List.of(grounds).stream().map(f -> f.id()).toList());
    }

    // --- what may stand there

    private static List<EntityRef> in(SeenAct act, Role role) {
        return act.roles().stream()
                .filter(p -> p.role() == role)
                .map(Participant::entity)
                .toList();
    }

    private List<SeenAct> timely(List<SeenAct> acts) {
        return acts.stream().sorted(SeenAct.IN_TIME).toList();
    }

    private List<Candidate> lots(
            EntityRef card, @Nullable EntityRef holder, @Nullable EntityRef seller, SeenAct last, SeenAct sale) {
        String[] key = card.key().split(":", 2);
        List<SeenAct> fit = new ArrayList<>();
        for (SeenAct lot : timely(data.acts())) {
            boolean isLot = lot.kind() == ActKind.SALE
                    && in(lot, Role.OF_CARD).isEmpty()
                    && in(lot, Role.OF_PIN).isEmpty();
            boolean between = lot.at().isAfter(last.at()) && lot.at().isBefore(sale.at());
            boolean party = (seller != null && in(lot, Role.SOLD_TO).contains(seller))
                    || (holder != null && in(lot, Role.SOLD_BY).contains(holder));
            Long face = lot.attributes().faceValue();
            Long many = lot.attributes().quantity();
            Long sold = sale.attributes().quantity();
            boolean goods = face != null
                    && face.equals(sale.attributes().faceValue())
                    && many != null
                    && sold != null
                    && many.longValue() >= sold.longValue()
                    && key[0].equals(lot.attributes().carrier());
            String low = lot.attributes().rangeFirst();
            String high = lot.attributes().rangeLast();
            boolean range = low == null
                    || high == null
                    || (low.compareTo(key[1]) <= 0 && key[1].compareTo(high) <= 0 && low.length() == key[1].length());
            if (isLot && between && party && goods && range) {
                fit.add(lot);
            }
        }
        return fit.stream()
                .map(lot -> {
                    Set<String> tellers = new TreeSet<>(Set.of(lot.holder()));
                    data.acts().stream()
                            .filter(p -> data.settledBy()
                                    .getOrDefault(lot.id(), new TreeSet<>())
                                    .contains(p.id()))
                            .forEach(p -> tellers.add(p.holder()));
                    return new Candidate(
                            lot.id(),
                            lot.attributes().rangeFirst() == null
                                    ? InferenceRule.LOT_QUANTITY
                                    : InferenceRule.LOT_RANGE,
                            fit.size() == 1 && tellers.size() >= 2 ? Grade.B : Grade.C,
                            tellers.size());
                })
                .toList();
    }

    private List<Candidate> payments(EntityRef dealer, Instant moment, @Nullable Long face) {
        Set<EntityRef> accounts = data.acts().stream()
                .filter(act -> act.kind() == ActKind.REGISTRATION
                        && in(act, Role.TO_ORGANISATION).contains(dealer))
                .flatMap(act -> in(act, Role.REGISTERS).stream())
                .filter(entity -> entity.kind() == EntityKind.PAYMENT_ACCOUNT)
                .collect(Collectors.toSet());
        Set<String> settling =
                data.settledBy().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        List<Candidate> candidates = new ArrayList<>();
        for (SeenAct payment : timely(data.acts())) {
            Long amount = payment.attributes().amount();
            if (payment.kind() == ActKind.PAYMENT
                    && in(payment, Role.PAID_TO).stream().anyMatch(accounts::contains)
                    && !payment.at().isBefore(moment.minus(Duration.ofMinutes(10)))
                    && !payment.at().isAfter(moment.plus(Duration.ofMinutes(10)))
                    && !settling.contains(payment.id())
                    && amount != null
                    && face != null
                    && amount <= face
                    && amount * 100 >= face * 80) {
                candidates.add(new Candidate(payment.id(), InferenceRule.PAYMENT_NEAR, Grade.C, 1));
            }
        }
        return candidates;
    }

    // --- together

    private static Gap with(Gap gap, List<EntityRef> cards, List<Candidate> candidates) {
        return new Gap(
                cards,
                gap.place(),
                gap.from(),
                gap.to(),
                gap.after(),
                gap.before(),
                gap.begin(),
                gap.end(),
                gap.expected(),
                gap.verdict(),
                candidates,
                candidates.stream().anyMatch(c -> c.act().equals(gap.promoted())) ? gap.promoted() : null);
    }

    private static List<Gap> together(List<One> found) {
        Map<Gap, Set<EntityRef>> alike = new LinkedHashMap<>();
        for (One one : found) {
            alike.computeIfAbsent(with(one.gap(), List.of(), one.gap().candidates()), g -> new TreeSet<>())
                    .add(one.card());
        }
        List<Gap> gaps = new ArrayList<>();
        alike.forEach((gap, cards) -> gaps.add(with(gap, List.copyOf(cards), gap.candidates())));
        return gaps;
    }

    private int place(@Nullable String id) {
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private List<Gap> inOrder(List<Gap> gaps) {
        return gaps.stream()
                .sorted(Comparator.comparingInt((Gap gap) -> place(gap.before()))
                        .thenComparingInt(gap -> place(gap.after()))
                        .thenComparing(gap -> gap.cards().getFirst()))
                .toList();
    }

    /** As many records in all as the grant permits. */
    private List<Gap> room(List<Gap> gaps) {
        Set<String> told = kept.stream().map(SeenAct::id).collect(Collectors.toSet());
        List<Gap> cutGaps = new ArrayList<>();
        for (Gap gap : gaps) {
            List<Candidate> candidates = new ArrayList<>();
            for (Candidate candidate : gap.candidates()) {
                Set<String> more = new TreeSet<>(told);
                more.add(candidate.act());
                if (more.size() <= Math.max(maxRecords, kept.size())) {
                    told.add(candidate.act());
                    cited.add(candidate.act());
                    candidates.add(candidate);
                } else {
                    cut = true;
                }
            }
            cutGaps.add(with(gap, gap.cards(), candidates));
        }
        return cutGaps;
    }

    private List<Finding> overclaimed(List<Gap> gaps) {
        Map<String, Map<String, Long>> claims = new TreeMap<>();
        for (Gap gap : gaps) {
            if (gap.promoted() != null) {
                Long sold = act(gap.before()).attributes().quantity();
                long cards = sold == null
                        ? gap.cards().size()
                        : Math.max(sold, gap.cards().size());
                claims.computeIfAbsent(gap.promoted(), lot -> new TreeMap<>()).merge(gap.before(), cards, Math::max);
            }
        }
        List<Finding> findings = new ArrayList<>();
        claims.forEach((lot, sales) -> {
            long claimed = sales.values().stream().mapToLong(n -> n).sum();
            Long holds = act(lot).attributes().quantity();
            if (holds != null && claimed > holds) {
                findings.add(new Finding.LotOverclaimed(lot, claimed, holds));
            }
        });
        return findings;
    }

    private SeenAct act(String id) {
        return data.acts().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
    }

    // --- conservation

    private static List<PartyBalance> balances(Map<EntityRef, List<SeenAct>> lives, Map<EntityRef, Set<SeenAct>> own) {
        Map<EntityRef, List<SeenAct>> ways = new TreeMap<>();
        Set<EntityRef> parties = new TreeSet<>();
        lives.forEach((card, life) -> {
            List<SeenAct> way = life.stream()
                    .filter(own.getOrDefault(card, Set.of())::contains)
                    .toList();
            ways.put(card, way);
            way.forEach(act -> parties.addAll(receivers(act)));
        });
        List<PartyBalance> balances = new ArrayList<>();
        for (EntityRef party : parties) {
            int in = 0;
            int sold = 0;
            int redeemed = 0;
            int without = 0;
            for (EntityRef card : ways.keySet()) {
                List<SeenAct> way = ways.getOrDefault(card, List.of());
                boolean received = way.stream().anyMatch(act -> receivers(act).contains(party));
                boolean sells = way.stream()
                        .anyMatch(act -> act.kind() == ActKind.SALE && party.equals(act.inRole(Role.SOLD_BY)));
                in += received ? 1 : 0;
                sold += received && sells ? 1 : 0;
                // A receipt that the answer does not reach is on record all the same.
                boolean onRecord = lives.getOrDefault(card, List.of()).stream()
                        .anyMatch(act -> receivers(act).contains(party));
                without += sells && !onRecord ? 1 : 0;
                redeemed += received && !sells && redeemedWith(party, way) ? 1 : 0;
            }
            balances.add(new PartyBalance(party, in, sold, redeemed, in - sold - redeemed, without));
        }
        return balances;
    }

    private static boolean redeemedWith(EntityRef party, List<SeenAct> way) {
        for (int i = 0; i < way.size(); i++) {
            if (way.get(i).kind() == ActKind.REDEMPTION) {
                List<EntityRef> received = way.subList(0, i).stream()
                        .flatMap(act -> receivers(act).stream())
                        .toList();
                if (!received.isEmpty() && received.getLast().equals(party)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<EntityRef> receivers(SeenAct act) {
        EntityRef to = act.kind() == ActKind.ISSUE
                ? act.inRole(Role.ISSUED_TO)
                : act.kind() == ActKind.SALE ? act.inRole(Role.SOLD_TO) : null;
        return to == null ? List.of() : List.of(to);
    }
}
