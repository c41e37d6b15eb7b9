package io.cardtrail.trace;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a grant reaches, once more: over the physically reduced graph, by lowering distances until none is lowered any more. */
final class PlainReach {
    private final Reduced data;
    private final Grant grant;
    private final int hops;
    private final TreeMap<EntityRef, Integer> distances = new TreeMap<>();
    private final Map<String, Integer> depths = new HashMap<>();

    private PlainReach(Reduced data, Grant grant) {
        this.data = data;
        this.grant = grant;
        this.hops = grant.hopsSpent() + grant.maxHops();
    }

    static Reach of(Reduced data, Grant grant) {
        PlainReach plain = new PlainReach(data, grant);
        List<EntityRef> subjects =
                grant.terms().subjects().stream().map(Subject::ref).toList();
        subjects.forEach(subject -> plain.distances.put(subject, 0));
        subjects.forEach(plain::custody);
        while (plain.lowered()) {
            // Until nothing changes.
        }
        return plain.reach();
    }

    private void custody(EntityRef subject) {
        if (List.of(EntityKind.DEVICE, EntityKind.IP, EntityKind.CELL).contains(subject.kind())) {
            return;
        }
        for (Direction direction : Direction.values()) {
            ReferenceTracer.trace(data, new TraceQuestion(TraceThread.CUSTODY, direction, subject, hops, 20_000), grant)
                    .acts()
                    .forEach(act -> depths.merge(act.id(), act.depth() == null ? 0 : act.depth(), Math::min));
        }
    }

    private boolean lowered() {
        boolean lowered = false;
        for (SeenAct act : data.acts()) {
            for (Participant p : act.roles()) {
                Integer from = distances.get(p.entity());
                if (from != null && from < hops && leads(p.entity(), from)) {
                    lowered |= lower(depths, act.id(), from + 1);
                }
            }
            Integer depth = depths.get(act.id());
            if (depth != null) {
                for (Participant p : act.roles()) {
                    if (told(p.entity())) {
                        lowered |= lower(distances, p.entity(), depth);
                    }
                }
            }
        }
        return lowered;
    }

    private static <K> boolean lower(Map<K, Integer> of, K key, int to) {
        Integer was = of.get(key);
        if (was != null && was <= to) {
            return false;
        }
        of.put(key, to);
        return true;
    }

    private static boolean leads(EntityRef entity, int distance) {
        return switch (entity.kind()) {
            case PIN -> false;
            case CARD, ORGANISATION, CELL -> distance == 0;
            case PHONE, SIM, DEVICE, IP, PAYMENT_ACCOUNT, ACCOUNT, PERSON -> true;
        };
    }

    private boolean told(EntityRef entity) {
        return entity.kind() != EntityKind.PIN
                && (entity.kind() != EntityKind.CARD || grant.named(entity).isPresent());
    }

    private Reach reach() {
        TreeSet<EntityRef> whole = new TreeSet<>();
        distances.forEach((entity, at) -> {
            if (at < hops && leads(entity, at)) {
                whole.add(entity);
            }
        });
        List<TracedAct> acts = data.acts().stream()
                .filter(act -> depths.containsKey(act.id()))
                .sorted(ActView.IN_TIME.thenComparing(ActView::id))
                .map(act -> Telling.of(act, this::told, depths.get(act.id()), List.of(), List.of()))
                .toList();
        return new Reach(acts, distances, whole);
    }
}
