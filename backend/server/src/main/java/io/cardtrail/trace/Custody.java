package io.cardtrail.trace;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Follows cards through their lives, never a party to its other cards. */
final class Custody {
    private final GrantedActs acts;
    private final CardLives lives;
    private final Direction direction;
    private final int maxHops;
    private final WayRules rules;
    /** What was followed without a break: of one card, or an act that names none. */
    private final List<List<Step>> ways = new ArrayList<>();

    private final Map<EntityRef, List<? extends ActView>> lived = new TreeMap<>();
    private final Map<EntityRef, NavigableSet<EntityRef>> pins = new TreeMap<>();

    private Custody(GrantedActs acts, TraceQuestion question) {
        this.acts = acts;
        this.lives = new CardLives(acts);
        this.direction = question.direction();
        this.maxHops = question.maxHops();
        this.rules = question.rules();
    }

    /**
     * {@return the walk of a question}
     *
     * @throws BadRequest if no custody starts from a thing of that kind
     */
    static Walk walk(GrantedActs acts, TraceQuestion question) {
        Custody custody = new Custody(acts, question);
        custody.start(question.start());
        return custody.walked();
    }

    private void start(EntityRef start) {
        boolean forward = direction == Direction.FORWARD;
        switch (start.kind()) {
            case CARD -> wholeLives(Set.of(start));
            case PIN -> fromPin(start);
            case PAYMENT_ACCOUNT -> from(settledBy(start, forward ? Role.PAID_FROM : Role.PAID_TO));
            case ACCOUNT, PERSON, ORGANISATION ->
                from(naming(start, forward ? Role.SOLD_TO : Role.SOLD_BY, ActKind.SALE));
            case PHONE -> from(naming(start, Role.TO_PHONE, ActKind.REDEMPTION));
            case SIM -> from(naming(start, Role.TO_SIM, ActKind.REDEMPTION));
            case DEVICE, IP, CELL -> requireStart(start.kind());
        }
    }

    static void requireStart(EntityKind kind) {
        switch (kind) {
            case CARD, PIN, PAYMENT_ACCOUNT, ACCOUNT, PERSON, ORGANISATION, PHONE, SIM -> {}
            case DEVICE, IP, CELL -> throw TraceComplaint.CUSTODY_START.refused(kind);
        }
    }

    private void wholeLives(Set<EntityRef> cards) {
        lives.of(cards).forEach((card, life) -> {
            pins.put(card, life.pins());
            lived.put(card, life.acts());
            if (!life.acts().isEmpty()) {
                follow(
                        card,
                        life.acts(),
                        Set.of(direction == Direction.FORWARD ? 0 : life.acts().size() - 1));
            }
        });
    }

    private void fromPin(EntityRef pin) {
        NavigableSet<EntityRef> cards = lives.owners(Set.of(pin)).getOrDefault(pin, Collections.emptyNavigableSet());
        if (!cards.isEmpty()) {
            wholeLives(cards);
            return;
        }
        List<? extends ActView> alone = lives.ofPinAlone(pin);
        if (!alone.isEmpty()) {
            follow(null, alone, Set.of(direction == Direction.FORWARD ? 0 : alone.size() - 1));
        }
    }

    private List<? extends ActView> naming(EntityRef start, Role role, ActKind kind) {
        return acts.acts(ids(
                acts.naming(Set.of(start), EnumSet.of(role), EnumSet.of(kind)).values()));
    }

    private List<? extends ActView> settledBy(EntityRef account, Role role) {
        NavigableSet<String> payments = ids(acts.naming(Set.of(account), EnumSet.of(role), EnumSet.of(ActKind.PAYMENT))
                .values());
        return acts.acts(ids(acts.settledSales(payments).values()));
    }

    /** Each start act is depth 1; then every card of it is followed. One that names none, such as a lot, leads nowhere. */
    private void from(List<? extends ActView> starts) {
        NavigableSet<EntityRef> lonePins = new TreeSet<>();
        starts.stream().filter(act -> act.cards().isEmpty()).forEach(act -> lonePins.addAll(act.pins()));
        Map<EntityRef, NavigableSet<EntityRef>> owners = lives.owners(lonePins);

        Map<EntityRef, NavigableSet<String>> startsOf = new TreeMap<>();
        for (ActView act : starts) {
            NavigableSet<EntityRef> cards = new TreeSet<>(act.cards());
            if (cards.isEmpty()) {
                act.pins().forEach(pin -> cards.addAll(owners.getOrDefault(pin, Collections.emptyNavigableSet())));
            }
            if (cards.isEmpty() && !rules.shuns(act)) {
                ways.add(List.of(new Step(act, null, 1)));
            }
            cards.forEach(
                    card -> startsOf.computeIfAbsent(card, c -> new TreeSet<>()).add(act.id()));
        }
        lives.of(startsOf.keySet()).forEach((card, life) -> {
            pins.put(card, life.pins());
            lived.put(card, life.acts());
            Set<String> own = startsOf.getOrDefault(card, Collections.emptyNavigableSet());
            NavigableSet<Integer> positions = new TreeSet<>();
            for (int i = 0; i < life.acts().size(); i++) {
                if (own.contains(life.acts().get(i).id())) {
                    positions.add(i);
                }
            }
            follow(card, life.acts(), positions);
        });
    }

    /** Walks one life. Passing another start counts anew: an act's depth is the smallest from any start before it. */
    private void follow(@Nullable EntityRef card, List<? extends ActView> life, Set<Integer> starts) {
        int depth = 0;
        ActView before = null;
        List<Step> way = new ArrayList<>();
        for (int n = 0; n < life.size(); n++) {
            int i = direction == Direction.FORWARD ? n : life.size() - 1 - n;
            ActView act = life.get(i);
            boolean broken = depth == 0 || rules.shuns(act) || (before != null && !rules.near(before, act));
            int onward = broken ? 0 : depth + 1;
            depth = rules.shuns(act) ? 0 : starts.contains(i) ? 1 : onward;
            if (onward == 0 || onward > maxHops) {
                way = begun(way);
            }
            if (depth >= 1 && depth <= maxHops) {
                way.add(new Step(act, card, depth));
            }
            before = act;
        }
        begun(way);
    }

    private List<Step> begun(List<Step> ended) {
        if (!ended.isEmpty()) {
            ways.add(ended);
        }
        return new ArrayList<>();
    }

    private Walk walked() {
        NavigableMap<String, List<? extends ActView>> settling =
                settling(ways.stream().flatMap(List::stream).toList());
        List<Step> steps =
                ways.stream().flatMap(way -> kept(way, settling).stream()).toList();
        boolean usedAllHops = steps.stream().anyMatch(step -> step.depth() == maxHops);
        return new Walk(steps, lived, pins, settling, usedAllHops);
    }

    /** {@return what is left of a way: nothing where it misses a waypoint or the end; an end cuts what is after it} */
    private List<Step> kept(List<Step> way, Map<String, List<? extends ActView>> settling) {
        EntityRef end = rules.to();
        int passed = 0;
        for (int i = 0; i < way.size(); i++) {
            ActView act = way.get(i).act();
            Predicate<EntityRef> names = entity -> act.names(entity)
                    || settling.getOrDefault(act.id(), List.of()).stream().anyMatch(payment -> payment.names(entity));
            passed = rules.passing(passed, names);
            if (end != null && passed == rules.via().size() && names.test(end)) {
                return way.subList(0, i + 1);
            }
        }
        return end == null && passed == rules.via().size() ? way : List.of();
    }

    private NavigableMap<String, List<? extends ActView>> settling(List<Step> steps) {
        List<String> sales = steps.stream()
                .map(Step::act)
                .filter(act -> act.kind() == ActKind.SALE)
                .map(ActView::id)
                .toList();
        Map<String, NavigableSet<String>> payments = acts.settlingPayments(sales);
        acts.acts(ids(payments.values()));
        NavigableMap<String, List<? extends ActView>> settling = new TreeMap<>();
        payments.forEach((sale, ids) -> settling.put(sale, acts.acts(ids)));
        return settling;
    }

    private static NavigableSet<String> ids(Collection<NavigableSet<String>> sets) {
        NavigableSet<String> all = new TreeSet<>();
        sets.forEach(all::addAll);
        return all;
    }
}
