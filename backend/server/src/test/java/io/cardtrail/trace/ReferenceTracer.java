package io.cardtrail.trace;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.gap.Gap;
import io.cardtrail.trace.gap.GapReport;
import io.cardtrail.trace.gap.InferenceRule;
import io.cardtrail.trace.link.ExitRule;
import io.cardtrail.trace.link.Identities;
import io.cardtrail.trace.link.Linked;
import io.cardtrail.warrant.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a trace, once more: slow, plain, over a list of acts, written from the rules' prose and not from the engine. It
 * scans everything for everything, and a money walk is every walk there is.
 */
final class ReferenceTracer {
    private record Found(SeenAct act, @Nullable EntityRef card, int depth) {}

    private final Reduced data;
    private final TraceQuestion question;
    private final Grant grant;
    private final ReferenceGaps.Law law;
    private final List<Found> found = new ArrayList<>();
    private boolean usedAll;
    private Linked linked = Linked.NONE;

    private ReferenceTracer(Reduced data, TraceQuestion question, Grant grant, ReferenceGaps.Law law) {
        this.data = data;
        this.question = question;
        this.grant = grant;
        this.law = law;
    }

    static TraceAnswer trace(Reduced data, TraceQuestion question, Grant grant) {
        return trace(data, question, grant, ReferenceGaps.Law.NONE, ExitRule.USUAL);
    }

    static TraceAnswer trace(Reduced data, TraceQuestion question, Grant grant, ReferenceGaps.Law law, ExitRule rule) {
        return trace(data, question, grant, law, rule, List.of());
    }

    static TraceAnswer trace(
            Reduced data,
            TraceQuestion question,
            Grant grant,
            ReferenceGaps.Law law,
            ExitRule rule,
            List<Identities.Identity> known) {
        ReferenceTracer tracer = new ReferenceTracer(data, question, grant, law);
        if (question.thread() == TraceThread.LINK) {
            ReferenceLinks links = new ReferenceLinks(data, question, rule, known, grant.hopsSpent());
            tracer.usedAll = question.maxHops() == 0 || links.usedAll();
            links.depths().forEach((act, depth) -> tracer.keep(act, null, depth));
            tracer.linked = links.linked();
            return tracer.answer();
        }
        if (question.maxHops() == 0) {
            tracer.usedAll = true;
        } else if (question.thread() == TraceThread.MONEY) {
            tracer.money();
        } else {
            tracer.custody();
        }
        return tracer.answer();
    }

    // --- what a row says

    private static Set<EntityRef> cardsOf(SeenAct act) {
        return inRoles(act, EntityKind.CARD, Role.OF_CARD);
    }

    private static Set<EntityRef> pinsOf(SeenAct act) {
        return inRoles(act, EntityKind.PIN, Role.OF_PIN, Role.HAS_PIN);
    }

    private static Set<EntityRef> inRoles(SeenAct act, EntityKind kind, Role... roles) {
        return act.roles().stream()
                .filter(p -> Set.of(roles).contains(p.role()) && p.entity().kind() == kind)
                .map(Participant::entity)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean names(SeenAct act, Role role, EntityRef entity) {
        return act.roles().stream().anyMatch(p -> p.role() == role && p.entity().equals(entity));
    }

    private boolean belongs(EntityRef pin, EntityRef card) {
        return data.acts().stream()
                .anyMatch(
                        act -> cardsOf(act).equals(Set.of(card)) && pinsOf(act).equals(Set.of(pin)));
    }

    private static boolean custodial(SeenAct act) {
        return EnumSet.of(ActKind.ISSUE, ActKind.SALE, ActKind.VERIFICATION, ActKind.REDEMPTION)
                .contains(act.kind());
    }

    private boolean partOf(SeenAct act, EntityRef card) {
        return custodial(act)
                && (cardsOf(act).contains(card)
                        || (cardsOf(act).isEmpty() && pinsOf(act).stream().anyMatch(pin -> belongs(pin, card))));
    }

    private List<SeenAct> life(EntityRef card) {
        return sorted(act -> partOf(act, card));
    }

    private List<SeenAct> sorted(Predicate<SeenAct> which) {
        return data.acts().stream()
                .filter(which)
                .sorted(Comparator.comparing(SeenAct::at)
                        .thenComparing(act -> act.sources().getFirst().file())
                        .thenComparingLong(act -> act.sources().getFirst().line())
                        .thenComparing(act -> act.sources().getFirst().fileDigest()))
                .toList();
    }

    private Set<EntityRef> allCards() {
        return data.acts().stream().flatMap(act -> cardsOf(act).stream()).collect(Collectors.toSet());
    }

    // --- CUSTODY

    private boolean forward() {
        return question.direction() == Direction.FORWARD;
    }

    private void custody() {
        EntityRef start = question.start();
        switch (start.kind()) {
            case CARD -> fromEnd(start);
            case PIN -> {
                List<EntityRef> cards =
                        allCards().stream().filter(card -> belongs(start, card)).toList();
                cards.forEach(this::fromEnd);
                if (cards.isEmpty()) {
                    List<SeenAct> alone = sorted(act -> custodial(act)
                            && cardsOf(act).isEmpty()
                            && pinsOf(act).contains(start));
                    if (!alone.isEmpty()) {
                        follow(null, alone, Set.of(forward() ? alone.getFirst() : alone.getLast()));
                    }
                }
            }
            case PAYMENT_ACCOUNT ->
                fromActs(act -> act.kind() == ActKind.SALE
                        && data.acts().stream()
                                .filter(payment -> payment.kind() == ActKind.PAYMENT)
                                .filter(payment -> names(payment, forward() ? Role.PAID_FROM : Role.PAID_TO, start))
                                .anyMatch(payment -> data.settledBy()
                                        .getOrDefault(act.id(), new TreeSet<>())
                                        .contains(payment.id())));
            case ACCOUNT, PERSON, ORGANISATION ->
                fromActs(act ->
                        act.kind() == ActKind.SALE && names(act, forward() ? Role.SOLD_TO : Role.SOLD_BY, start));
            case PHONE -> fromActs(act -> act.kind() == ActKind.REDEMPTION && names(act, Role.TO_PHONE, start));
            case SIM -> fromActs(act -> act.kind() == ActKind.REDEMPTION && names(act, Role.TO_SIM, start));
            case DEVICE, IP, CELL -> throw new IllegalArgumentException("no start");
        }
    }

    private void fromEnd(EntityRef card) {
        List<SeenAct> life = life(card);
        if (!life.isEmpty()) {
            follow(card, life, Set.of(forward() ? life.getFirst() : life.getLast()));
        }
    }

    private void fromActs(Predicate<SeenAct> which) {
        Set<SeenAct> starts = new HashSet<>(sorted(which));
        for (SeenAct start : starts) {
            if (allCards().stream().noneMatch(card -> partOf(start, card)) && !shunned(start)) {
                way(List.of(new Found(start, null, 1)));
            }
        }
        for (EntityRef card : allCards()) {
            follow(card, life(card), starts);
        }
    }

    /** An act's depth is the smallest from any start before it in the walk from which nothing breaks the way. */
    private void follow(@Nullable EntityRef card, List<SeenAct> inTime, Set<SeenAct> starts) {
        List<SeenAct> life = forward() ? inTime : inTime.reversed();
        List<Found> way = new ArrayList<>();
        for (int i = 0; i < life.size(); i++) {
            int smallest = Integer.MAX_VALUE;
            for (int s = i; s >= 0 && unbroken(life.subList(s, i + 1)); s--) {
                if (starts.contains(life.get(s))) {
                    smallest = Math.min(smallest, i - s + 1);
                }
            }
            boolean goesOn = !way.isEmpty()
                    && way.getLast().act().equals(life.get(i - 1))
                    && unbroken(life.subList(i - 1, i + 1))
                    && way.getLast().depth() < question.maxHops();
            if (!goesOn) {
                way(way);
                way = new ArrayList<>();
            }
            if (smallest <= question.maxHops()) {
                way.add(new Found(life.get(i), card, smallest));
            }
        }
        way(way);
    }

    private boolean shunned(SeenAct act) {
        return act.roles().stream().anyMatch(p -> question.rules().without().contains(p.entity()));
    }

    private boolean unbroken(List<SeenAct> acts) {
        for (int i = 0; i < acts.size(); i++) {
            if (shunned(acts.get(i)) || (i > 0 && !near(acts.get(i - 1), acts.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private Duration skew(SeenAct act) {
        return question.rules().skew().getOrDefault(act.holder(), Duration.ZERO);
    }

    private boolean near(SeenAct a, SeenAct b) {
        Duration most = question.rules().maxGap();
        Instant first = a.at().isBefore(b.at()) ? a.at() : b.at();
        Instant second = a.at().isBefore(b.at()) ? b.at() : a.at();
        return most == null || !second.minus(skew(a)).minus(skew(b)).isAfter(first.plus(most));
    }

    /** A way is kept if it passes every waypoint in order, and then, if an end is asked for, up to the end. */
    private void way(List<Found> way) {
        EntityRef end = question.rules().to();
        for (int cut = end == null ? way.size() : 1; cut <= way.size(); cut++) {
            List<Found> part = way.subList(0, cut);
            boolean reaches = end == null || (cut > 0 && tells(part.getLast().act(), end));
            if (reaches && passes(part.stream().map(Found::act).toList())) {
                part.forEach(f -> keep(f.act(), f.card(), f.depth()));
                return;
            }
        }
    }

    private boolean passes(List<SeenAct> acts) {
        int at = 0;
        for (EntityRef waypoint : question.rules().via()) {
            while (at < acts.size() && !tells(acts.get(at), waypoint)) {
                at++;
            }
            if (at == acts.size()) {
                return false;
            }
        }
        return true;
    }

    /** Whether an act, or in CUSTODY a payment that settled it, names something. */
    private boolean tells(SeenAct act, EntityRef entity) {
        return act.roles().stream().anyMatch(p -> p.entity().equals(entity))
                || (question.thread() == TraceThread.CUSTODY
                        && payments(act).stream()
                                .anyMatch(payment -> payment.roles().stream()
                                        .anyMatch(p -> p.entity().equals(entity))));
    }

    private void keep(SeenAct act, @Nullable EntityRef card, int depth) {
        if (depth <= question.maxHops()) {
            found.add(new Found(act, card, depth));
            usedAll |= depth == question.maxHops();
        }
    }

    // --- MONEY: every walk

    private void money() {
        Map<SeenAct, Integer> fewest = new HashMap<>();
        walk(question.start(), List.of(), fewest);
        fewest.forEach((payment, depth) -> keep(payment, null, depth));
    }

    private void walk(EntityRef account, List<SeenAct> before, Map<SeenAct, Integer> fewest) {
        if (before.size() == question.maxHops()) {
            return;
        }
        for (SeenAct payment : data.acts()) {
            if (payment.kind() == ActKind.PAYMENT
                    && !shunned(payment)
                    && (before.isEmpty() || follows(before.getLast(), payment))
                    && names(payment, forward() ? Role.PAID_FROM : Role.PAID_TO, account)) {
                List<SeenAct> walked = new ArrayList<>(before);
                walked.add(payment);
                Set<EntityRef> reached =
                        inRoles(payment, EntityKind.PAYMENT_ACCOUNT, forward() ? Role.PAID_TO : Role.PAID_FROM);
                EntityRef end = question.rules().to();
                if ((end == null || reached.contains(end)) && passes(walked)) {
                    for (int i = 0; i < walked.size(); i++) {
                        fewest.merge(walked.get(i), i + 1, Math::min);
                    }
                }
                reached.forEach(next -> walk(next, walked, fewest));
            }
        }
    }

    private boolean follows(SeenAct act, SeenAct next) {
        SeenAct earlier = forward() ? act : next;
        SeenAct later = forward() ? next : act;
        return !act.equals(next)
                && later.at().plus(skew(act)).plus(skew(next)).isAfter(earlier.at())
                && near(act, next);
    }

    // --- the answer

    private TraceAnswer answer() {
        Map<SeenAct, Integer> depths = new HashMap<>();
        found.forEach(f -> depths.merge(f.act(), f.depth(), Math::min));
        if (question.thread() == TraceThread.CUSTODY) {
            Map.copyOf(depths).forEach((sale, depth) -> payments(sale).forEach(p -> depths.merge(p, depth, Math::min)));
        }
        linked.identities().forEach(hop -> hop.rows().forEach(row -> depths.merge(row, hop.depth(), Math::min)));
        List<SeenAct> order = sorted(depths::containsKey).stream()
                .sorted(Comparator.comparingInt(act -> depths.getOrDefault(act, 0)))
                .toList();

        Set<Bound> bounds = EnumSet.noneOf(Bound.class);
        int maxRecords = grant.terms().maxRecords();
        if (usedAll) {
            bounds.add(Bound.MAX_HOPS);
        }
        if (order.size() > question.limit() && question.limit() <= maxRecords) {
            bounds.add(Bound.LIMIT);
        }
        if (order.size() > maxRecords && maxRecords <= question.limit()) {
            bounds.add(Bound.MAX_RECORDS);
        }
        Set<String> cut = order.stream()
                .limit(Math.min(question.limit(), maxRecords))
                .map(SeenAct::id)
                .collect(Collectors.toSet());
        linked = linked.told(cut);
        // What is there for a judgement alone, and not all of it, is not there.
        List<SeenAct> kept = order.stream()
                .filter(act -> cut.contains(act.id()))
                .filter(act -> question.thread() != TraceThread.LINK
                        || found.stream().anyMatch(f -> f.act().equals(act))
                        || linked.identities().stream()
                                .anyMatch(hop -> hop.rows().contains(act)))
                .toList();
        List<Found> hops = found.stream()
                .filter(f -> kept.contains(f.act()))
                .sorted(Comparator.comparingInt((Found f) -> kept.indexOf(f.act()))
                        .thenComparing(Found::card, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        Set<EntityRef> traced =
                hops.stream().map(Found::card).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));

        List<TracedAct> acts = kept.stream()
                .map(act -> tell(act, depths.getOrDefault(act, 0), kept, hops, traced))
                .toList();
        Set<EntityRef> entities = new TreeSet<>(traced);
        if (question.thread() == TraceThread.LINK) {
            entities.add(question.start());
        }
        Map<EntityRef, String> sealed = new TreeMap<>();
        for (TracedAct act : acts) {
            for (Participant p : act.roles()) {
                entities.add(p.entity());
                if (p.sealed() != null) {
                    sealed.put(p.entity(), p.sealed());
                }
            }
        }
        Set<EntityRef> pins = data.acts().stream()
                .flatMap(act -> pinsOf(act).stream())
                .filter(pin -> traced.stream().anyMatch(card -> belongs(pin, card)))
                .collect(Collectors.toSet());
        ReferenceGaps missing = new ReferenceGaps(data, law, kept, maxRecords);
        GapReport report = question.thread() == TraceThread.CUSTODY ? gaps(missing, hops, traced) : GapReport.NONE;
        if (missing.cut()) {
            bounds.add(Bound.MAX_RECORDS);
        }
        Map<String, TracedAct> cited = new TreeMap<>();
        sorted(act -> missing.cited().contains(act.id()))
                .forEach(act -> cited.put(act.id(), tell(act, null, List.of(), List.of(), Set.of())));
        return new TraceAnswer(
                question,
                acts,
                hops.stream().map(f -> said(f, hop(f, hops), kept)).toList(),
                traced.stream().map(card -> chain(card, hops, report)).toList(),
                List.copyOf(entities),
                sealed,
                traced.size(),
                pins.size(),
                switch (question.thread()) {
                    case CUSTODY -> List.of();
                    case MONEY -> reached(kept, depths);
                    case LINK -> linkedTo(acts);
                },
                linked.within(entities),
                new Bounds(
                        bounds,
                        question.maxHops(),
                        question.limit(),
                        maxRecords,
                        grant.scope().window(),
                        kept.size()),
                report,
                cited,
                AnswerDigest.of(acts, report.gaps(), cited, linked.within(entities)));
    }

    private GapReport gaps(ReferenceGaps missing, List<Found> hops, Set<EntityRef> traced) {
        Map<EntityRef, List<SeenAct>> lives = new TreeMap<>();
        Map<EntityRef, Set<SeenAct>> own = new HashMap<>();
        Set<EntityRef> first = new HashSet<>();
        for (EntityRef card : traced) {
            List<SeenAct> life = life(card);
            lives.put(card, life);
            own.put(
                    card,
                    hops.stream()
                            .filter(f -> card.equals(f.card()))
                            .map(Found::act)
                            .collect(Collectors.toSet()));
            boolean hopLeft = hops.stream()
                    .anyMatch(f ->
                            card.equals(f.card()) && f.act().equals(life.getFirst()) && f.depth() < question.maxHops());
            if (question.whole() || (!forward() && hopLeft)) {
                first.add(card);
            }
        }
        return missing.report(lives, own, first);
    }

    private List<SeenAct> payments(SeenAct sale) {
        return sorted(
                act -> data.settledBy().getOrDefault(sale.id(), new TreeSet<>()).contains(act.id()));
    }

    private TracedAct tell(
            SeenAct act, @Nullable Integer depth, List<SeenAct> kept, List<Found> hops, Set<EntityRef> traced) {
        boolean custody = question.thread() == TraceThread.CUSTODY;
        return new TracedAct(
                act.id(),
                act.kind(),
                act.at(),
                act.atText(),
                act.clock(),
                act.channel(),
                act.holder(),
                act.roles().stream()
                        .filter(p -> p.entity().kind() != EntityKind.PIN)
                        .filter(p -> p.entity().kind() != EntityKind.CARD || traced.contains(p.entity()))
                        .filter(p -> question.thread() != TraceThread.LINK || met(p.entity()))
                        .toList(),
                act.attributes(),
                act.sources(),
                depth,
                Grade.A,
                hops.stream()
                        .filter(f -> f.act().equals(act))
                        .map(Found::card)
                        .filter(Objects::nonNull)
                        .toList(),
                custody
                        ? payments(act).stream()
                                .filter(kept::contains)
                                .map(SeenAct::id)
                                .toList()
                        : List.of());
    }

    private boolean met(EntityRef entity) {
        return linked.distances().containsKey(entity) || linked.things().contains(entity);
    }

    private List<Reached> linkedTo(List<TracedAct> acts) {
        List<Reached> all = new ArrayList<>();
        linked.distances().forEach((party, distance) -> {
            List<Instant> times = acts.stream()
                    .filter(act -> act.roles().stream().anyMatch(p -> p.entity().equals(party)))
                    .map(TracedAct::at)
                    .sorted()
                    .toList();
            if (distance > 0 && !times.isEmpty()) {
                all.add(new Reached(party, distance, times.getFirst()));
            }
        });
        all.sort(Comparator.comparingInt(Reached::depth)
                .thenComparing(Reached::at)
                .thenComparing(Reached::entity));
        return all;
    }

    /** By what the act is of the card, and how many holders tell of it. */
    private Hop said(Found f, Hop hop, List<SeenAct> kept) {
        Set<String> holders = payments(f.act()).stream()
                .filter(payment -> question.thread() == TraceThread.CUSTODY && kept.contains(payment))
                .map(SeenAct::holder)
                .collect(Collectors.toSet());
        holders.add(f.act().holder());
        boolean named = f.card() == null || cardsOf(f.act()).contains(f.card());
        return new Hop(
                hop.act(),
                hop.card(),
                hop.from(),
                hop.to(),
                hop.depth(),
                hop.grade(),
                hop.tied(),
                named ? null : InferenceRule.PIN_OF_CARD,
                holders.size());
    }

    private Hop hop(Found f, List<Found> hops) {
        SeenAct act = f.act();
        if (question.thread() == TraceThread.LINK) {
            // A seller may be met elsewhere in the walk; in this row the buyer acts.
            List<EntityRef> who = act.roles().stream()
                    .map(Participant::entity)
                    .filter(this::met)
                    .toList();
            return new Hop(
                    act.id(),
                    null,
                    first(who.stream()
                            .filter(ReferenceLinks.parties(act)::contains)
                            .toList()),
                    first(who.stream().filter(linked.things()::contains).toList()),
                    f.depth(),
                    Grade.A,
                    false,
                    null,
                    1);
        }
        boolean tied = f.card() != null
                && hops.stream()
                        .anyMatch(other -> f.card().equals(other.card())
                                && !other.act().equals(act)
                                && !Duration.between(act.at(), other.act().at())
                                        .abs()
                                        .minus(skew(act))
                                        .minus(skew(other.act()))
                                        .isPositive());
        return switch (act.kind()) {
            case ISSUE -> hop(f, tied, List.of(Role.ISSUED_BY), List.of(Role.ISSUED_TO));
            case SALE -> hop(f, tied, List.of(Role.SOLD_BY), List.of(Role.SOLD_TO));
            case PAYMENT -> hop(f, tied, List.of(Role.PAID_FROM), List.of(Role.PAID_TO));
            case VERIFICATION -> hop(f, tied, List.of(Role.BY_ACCOUNT), List.of());
            case REDEMPTION -> hop(f, tied, List.of(), List.of(Role.TO_PHONE, Role.TO_SIM));
            case USAGE, ACCESS, REGISTRATION -> hop(f, tied, List.of(), List.of());
        };
    }

    private static Hop hop(Found f, boolean tied, List<Role> from, List<Role> to) {
        return new Hop(f.act().id(), f.card(), who(f.act(), from), who(f.act(), to), f.depth(), Grade.A, tied, null, 1);
    }

    private static @Nullable EntityRef first(@Nullable List<EntityRef> of) {
        return of == null || of.isEmpty() ? null : of.getFirst();
    }

    private static @Nullable EntityRef who(SeenAct act, List<Role> roles) {
        for (Role role : roles) {
            for (Participant p : act.roles()) {
                if (p.role() == role) {
                    return p.entity();
                }
            }
        }
        return null;
    }

    private Chain chain(EntityRef card, List<Found> hops, GapReport report) {
        Set<SeenAct> own =
                hops.stream().filter(f -> card.equals(f.card())).map(Found::act).collect(Collectors.toSet());
        Grade weakest = Grade.A;
        for (Gap gap : report.gaps()) {
            if (gap.cards().contains(card) && gap.grade().compareTo(weakest) > 0) {
                weakest = gap.grade();
            }
        }
        return new Chain(card, sorted(own::contains).stream().map(SeenAct::id).toList(), weakest);
    }

    private List<Reached> reached(List<SeenAct> kept, Map<SeenAct, Integer> depths) {
        Map<EntityRef, List<SeenAct>> arrivals = new TreeMap<>();
        for (SeenAct act : kept) {
            inRoles(act, EntityKind.PAYMENT_ACCOUNT, forward() ? Role.PAID_TO : Role.PAID_FROM)
                    .forEach(account -> arrivals.computeIfAbsent(account, a -> new ArrayList<>())
                            .add(act));
        }
        List<Reached> reached = new ArrayList<>();
        arrivals.forEach((account, acts) -> {
            int depth = acts.stream()
                    .mapToInt(act -> depths.getOrDefault(act, 0))
                    .min()
                    .orElse(0);
            List<Instant> times = acts.stream().map(SeenAct::at).sorted().toList();
            reached.add(new Reached(account, depth, forward() ? times.getFirst() : times.getLast()));
        });
        reached.sort(Comparator.comparingInt(Reached::depth)
                .thenComparing(Reached::at)
                .thenComparing(Reached::entity));
        return reached;
    }
}
