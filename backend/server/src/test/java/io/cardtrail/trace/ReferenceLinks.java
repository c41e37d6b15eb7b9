package io.cardtrail.trace;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.link.ExitRule;
import io.cardtrail.trace.link.Identities;
import io.cardtrail.trace.link.IdentityHop;
import io.cardtrail.trace.link.Link;
import io.cardtrail.trace.link.Linked;
import io.cardtrail.trace.link.SharedExit;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of LINK, once more: every walk there is, and every pair with every other, over a list of acts. */
final class ReferenceLinks {
    private final Reduced data;
    private final TraceQuestion question;
    private final ExitRule rule;
    private final List<Identities.Identity> judged;
    private final int spent;
    private final Map<SeenAct, Integer> depths = new HashMap<>();
    private final TreeMap<EntityRef, Integer> distances = new TreeMap<>();
    private final TreeSet<EntityRef> things = new TreeSet<>();

    /**
     * Walks.
     *
     * @param known every confirmed judgement that the grant covers
     * @param spent hops from the grant's nearest subject to the start
     */
    ReferenceLinks(Reduced data, TraceQuestion question, ExitRule rule, List<Identities.Identity> known, int spent) {
        this.data = data;
        this.question = question;
        this.rule = rule;
        this.spent = spent;
        this.judged = known.stream()
                .filter(identity -> question.identities())
                .filter(identity -> linked(identity.left()) && linked(identity.right()))
                .filter(identity -> walked().stream()
                        .map(SeenAct::id)
                        .collect(Collectors.toSet())
                        .containsAll(identity.rows()))
                .filter(identity -> Collections.disjoint(
                        Set.of(identity.left(), identity.right()),
                        question.rules().without()))
                .toList();
        distances.put(question.start(), 0);
        party(question.start(), 0);
    }

    Map<SeenAct, Integer> depths() {
        return depths;
    }

    /** Whether a judgement leads from anybody who was met as far as the hops go, or would further. */
    boolean usedAll() {
        return judged.stream()
                .anyMatch(identity -> Set.of(identity.left(), identity.right()).stream()
                        .map(distances::get)
                        .anyMatch(met ->
                                met != null && met < question.maxHops() && depth(identity, met) >= question.maxHops()));
    }

    private static boolean linked(EntityRef party) {
        return Set.of(EntityKind.ACCOUNT, EntityKind.PHONE, EntityKind.SIM).contains(party.kind());
    }

    /** Two hops on, and no nearer to a subject than any row that says so. */
    private int depth(Identities.Identity identity, int from) {
        return Math.max(from + 2, identity.distance() - spent);
    }

    private void same(EntityRef party, int hops) {
        for (Identities.Identity identity : judged) {
            if (identity.left().equals(party) || identity.right().equals(party)) {
                EntityRef other = identity.left().equals(party) ? identity.right() : identity.left();
                int there = depth(identity, hops);
                int before = distances.getOrDefault(other, Integer.MAX_VALUE);
                if (there <= question.maxHops() && there < before) {
                    distances.put(other, there);
                    party(other, there);
                }
            }
        }
    }

    /**
     * A step of a way.
     *
     * @param judgement null over things
     */
    record Taken(
            EntityRef from,
            EntityRef to,
            int depth,
            List<EntityRef> via,
            Grade grade,
            int sources,
            @Nullable String judgement) {}

    /** {@return every walk to an end within the hops that never comes back to the start nor passes the end} */
    List<List<Taken>> ways(EntityRef end) {
        List<List<Taken>> ways = new ArrayList<>();
        walk(question.start(), 0, end, List.of(), ways);
        return ways;
    }

    private void walk(EntityRef at, int hops, EntityRef end, List<Taken> before, List<List<Taken>> ways) {
        if (at.equals(end)) {
            ways.add(before);
            return;
        }
        for (EntityRef next : distances.keySet()) {
            if (next.equals(question.start()) || next.equals(at)) {
                continue;
            }
            List<Taken> steps = new ArrayList<>();
            List<EntityRef> via = things.stream()
                    .filter(thing -> accounts(thing) < rule.accounts() && counts(at, next, thing))
                    .toList();
            if (!via.isEmpty()) {
                boolean line = List.of(at.kind(), next.kind()).containsAll(List.of(EntityKind.PHONE, EntityKind.SIM))
                        && data.acts().stream().anyMatch(act -> parties(act).containsAll(Set.of(at, next)));
                steps.add(new Taken(
                        at,
                        next,
                        hops + 2,
                        via,
                        line ? Grade.A : grade(at, next, via),
                        sources(at, next, via).size(),
                        null));
            }
            for (Identities.Identity identity : judged) {
                if (Set.of(identity.left(), identity.right()).equals(Set.of(at, next))) {
                    steps.add(new Taken(
                            at,
                            next,
                            depth(identity, hops),
                            List.of(),
                            identity.grade(),
                            identity.independentSources(),
                            identity.judgement()));
                }
            }
            for (Taken step : steps) {
                if (step.depth() <= question.maxHops()) {
                    List<Taken> longer = new ArrayList<>(before);
                    longer.add(step);
                    walk(next, step.depth(), end, longer, ways);
                }
            }
        }
    }

    /** {@return what shows the steps of such ways, each act at its fewest hops} */
    Map<String, Integer> shown(List<List<Taken>> ways) {
        Map<String, Integer> shown = new TreeMap<>();
        for (List<Taken> way : ways) {
            for (Taken step : way) {
                for (EntityRef thing : step.via()) {
                    uses(step.from(), thing).forEach(act -> shown.merge(act.id(), step.depth() - 1, Math::min));
                    uses(step.to(), thing).forEach(act -> shown.merge(act.id(), step.depth(), Math::min));
                }
                judged.stream()
                        .filter(identity -> identity.judgement().equals(step.judgement()))
                        .forEach(identity -> identity.rows().forEach(row -> shown.merge(row, step.depth(), Math::min)));
            }
        }
        return shown;
    }

    private List<IdentityHop> identities() {
        List<IdentityHop> hops = new ArrayList<>();
        for (Identities.Identity identity : judged) {
            Integer left = distances.get(identity.left());
            Integer right = distances.get(identity.right());
            if (left != null && right != null && depth(identity, Math.min(left, right)) <= question.maxHops()) {
                EntityRef from = right < left ? identity.right() : identity.left();
                hops.add(new IdentityHop(
                        identity.judgement(),
                        from,
                        from.equals(identity.left()) ? identity.right() : identity.left(),
                        depth(identity, Math.min(left, right)),
                        identity.grade(),
                        identity.independentSources(),
                        identity.rule(),
                        identity.disputed(),
                        data.acts().stream()
                                .filter(act -> identity.rows().contains(act.id()))
                                .sorted(Comparator.comparing(SeenAct::id))
                                .toList()));
            }
        }
        hops.sort(Comparator.comparingInt(IdentityHop::depth)
                .thenComparing(IdentityHop::from)
                .thenComparing(IdentityHop::to)
                .thenComparing(IdentityHop::judgement));
        return hops;
    }

    private static Set<EntityRef> in(SeenAct act, Role... roles) {
        return act.roles().stream()
                .filter(p -> List.of(roles).contains(p.role()))
                .map(Participant::entity)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<EntityRef> parties(SeenAct act) {
        Set<EntityRef> all = switch (act.kind()) {
            case VERIFICATION, ACCESS -> in(act, Role.BY_ACCOUNT);
            case REDEMPTION -> in(act, Role.TO_PHONE, Role.TO_SIM);
            case USAGE -> in(act, Role.BY_PHONE, Role.BY_SIM);
            case SALE -> in(act, Role.SOLD_TO);
            case ISSUE, PAYMENT, REGISTRATION -> Set.of();
        };
        return all.stream()
                .filter(e -> Set.of(EntityKind.ACCOUNT, EntityKind.PHONE, EntityKind.SIM)
                        .contains(e.kind()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<EntityRef> things(SeenAct act) {
        return in(act, Role.FROM_IP, Role.ON_DEVICE);
    }

    private List<SeenAct> walked() {
        return data.acts().stream()
                .filter(act -> act.roles().stream()
                        .noneMatch(p -> question.rules().without().contains(p.entity())))
                .toList();
    }

    private List<SeenAct> uses(EntityRef party, EntityRef thing) {
        return walked().stream()
                .filter(act -> parties(act).contains(party) && things(act).contains(thing))
                .toList();
    }

    private void party(EntityRef party, int hops) {
        if (hops + 1 > question.maxHops()) {
            return;
        }
        same(party, hops);
        for (SeenAct act : walked()) {
            if (parties(act).contains(party) && !things(act).isEmpty()) {
                depths.merge(act, hops + 1, Math::min);
                for (EntityRef thing : things(act)) {
                    things.add(thing);
                    if (hops + 2 <= question.maxHops() && accounts(thing) < rule.accounts()) {
                        thing(party, thing, hops + 2);
                    }
                }
            }
        }
    }

    private void thing(EntityRef from, EntityRef thing, int hops) {
        Set<EntityRef> users = new TreeSet<>();
        walked().stream().filter(act -> things(act).contains(thing)).forEach(act -> users.addAll(parties(act)));
        users.remove(from);
        for (EntityRef next : users) {
            if (counts(from, next, thing)) {
                uses(next, thing).forEach(act -> depths.merge(act, hops, Math::min));
                int before = distances.getOrDefault(next, Integer.MAX_VALUE);
                distances.merge(next, hops, Math::min);
                if (hops < before) {
                    party(next, hops);
                }
            }
        }
    }

    private boolean counts(EntityRef one, EntityRef other, EntityRef thing) {
        boolean lines = one.kind() != EntityKind.ACCOUNT && other.kind() != EntityKind.ACCOUNT;
        for (SeenAct a : uses(one, thing)) {
            for (SeenAct b : uses(other, thing)) {
                if ((!lines || day(a).equals(day(b))) && near(a, b)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean near(SeenAct a, SeenAct b) {
        Duration most = question.rules().maxGap();
        if (most == null) {
            return true;
        }
        Map<String, Duration> skew = question.rules().skew();
        long wait = Math.abs(Duration.between(a.at(), b.at()).toNanos());
        return wait
                        - skew.getOrDefault(a.holder(), Duration.ZERO).toNanos()
                        - skew.getOrDefault(b.holder(), Duration.ZERO).toNanos()
                <= most.toNanos();
    }

    private static LocalDate day(SeenAct act) {
        return LocalDate.ofInstant(act.at(), ZoneId.of("Asia/Shanghai"));
    }

    /** The most distinct accounts from any use of the address until before one stretch later. */
    private int accounts(EntityRef thing) {
        List<SeenAct> from = data.acts().stream()
                .filter(act -> in(act, Role.FROM_IP).contains(thing))
                .toList();
        int most = 0;
        for (SeenAct first : from) {
            Set<EntityRef> accounts = new HashSet<>();
            for (SeenAct act : from) {
                if (!act.at().isBefore(first.at())
                        && act.at().isBefore(first.at().plus(rule.within()))) {
                    parties(act).stream()
                            .filter(party -> party.kind() == EntityKind.ACCOUNT)
                            .forEach(accounts::add);
                }
            }
            most = Math.max(most, accounts.size());
        }
        return most;
    }

    Linked linked() {
        List<Link> links = new ArrayList<>();
        for (EntityRef a : distances.keySet()) {
            for (EntityRef b : distances.tailMap(a, false).keySet()) {
                List<EntityRef> via = things.stream()
                        .filter(thing -> accounts(thing) < rule.accounts() && counts(a, b, thing))
                        .toList();
                boolean oneLine = List.of(a.kind(), b.kind()).equals(List.of(EntityKind.PHONE, EntityKind.SIM))
                        && data.acts().stream().anyMatch(act -> parties(act).containsAll(Set.of(a, b)));
                if (!via.isEmpty() && !oneLine) {
                    links.add(new Link(
                            a, b, via, grade(a, b, via), sources(a, b, via).size()));
                }
            }
        }
        return new Linked(
                distances,
                List.copyOf(things),
                links,
                things.stream()
                        .filter(thing -> accounts(thing) >= rule.accounts())
                        .map(thing -> new SharedExit(thing, accounts(thing)))
                        .toList(),
                identities());
    }

    private Set<String> sources(EntityRef a, EntityRef b, List<EntityRef> via) {
        return via.stream()
                .flatMap(thing -> Set.of(a, b).stream().flatMap(party -> uses(party, thing).stream()))
                .map(SeenAct::holder)
                .collect(Collectors.toSet());
    }

    private Grade grade(EntityRef a, EntityRef b, List<EntityRef> via) {
        Set<String> types = new HashSet<>();
        for (EntityRef thing : via) {
            types.add(
                    thing.kind() == EntityKind.IP
                            ? "IP"
                            : thing.key().contains(":") ? thing.key().split(":", -1)[0] : "");
        }
        return types.size() > 1 && sources(a, b, via).size() > 1 ? Grade.B : Grade.C;
    }
}
