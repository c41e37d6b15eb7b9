package io.cardtrail.trace;

import io.cardtrail.graph.Reading;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that somebody can come upon who starts from a grant's subjects: the custody of cards and, hop by hop, whatever acts the things
 * met have a role in. Another card of a row, and a PIN, lead nowhere, as in a custody; an organisation and a cell site lead somewhere
 * only where the grant names them.
 *
 * @param acts by time, each at its smallest distance as depth; PINs and cards that the grant does not name are not among the roles
 * @param distances of everything met, in hops from the nearest subject
 * @param whole what was followed, so that all its granted acts are among {@code acts}
 */
public record Reach(List<TracedAct> acts, NavigableMap<EntityRef, Integer> distances, NavigableSet<EntityRef> whole) {
    /**
     * {@return what this reading's grant reaches}
     *
     * @throws io.cardtrail.graph.TooMuchWork if that is more than the guard allows; never a part of it
     */
    public static Reach of(Reading reading) {
        return of(new ScopedActs(reading));
    }

    /** {@return what the grant of these acts' reading reaches; acts that were met before are not counted again} */
    public static Reach of(ScopedActs acts) {
        return new Walking(acts, acts.reading().grant()).reach();
    }

    private static final class Walking {
        private final ScopedActs acts;
        private final Grant grant;
        private final int hops;
        private final NavigableMap<EntityRef, Integer> distances = new TreeMap<>();
        private final Map<String, SeenAct> met = new HashMap<>();
        private final Map<String, Integer> depths = new HashMap<>();
        private final NavigableSet<EntityRef> whole = new TreeSet<>();

        Walking(ScopedActs acts, Grant grant) {
            this.acts = acts;
            this.grant = grant;
            this.hops = grant.hopsSpent() + grant.maxHops();
        }

        Reach reach() {
            Set<EntityRef> subjects = new TreeSet<>();
            grant.terms().subjects().stream().map(Subject::ref).forEach(subjects::add);
            subjects.forEach(subject -> distances.put(subject, 0));
            if (hops > 0) {
                subjects.forEach(this::custodies);
            }
            for (int distance = 0; distance < hops; distance++) {
                around(distance);
            }
            return new Reach(told(), distances, whole);
        }

        private void custodies(EntityRef subject) {
            switch (subject.kind()) {
                case CARD, PIN, PAYMENT_ACCOUNT, ACCOUNT, PERSON, ORGANISATION, PHONE, SIM -> {
                    for (Direction direction : Direction.values()) {
                        Walk walk =
                                Custody.walk(acts, new TraceQuestion(TraceThread.CUSTODY, direction, subject, hops, 1));
                        for (Step step : walk.steps()) {
                            meet(List.of(step.act()), step.depth());
                            List<? extends ActView> payments =
                                    walk.settling().get(step.act().id());
                            if (payments != null) {
                                meet(payments, step.depth());
                            }
                        }
                    }
                }
                case DEVICE, IP, CELL -> {}
            }
        }

        private void around(int distance) {
            Set<EntityRef> frontier = new HashSet<>();
            distances.forEach((entity, at) -> {
                if (at == distance && leads(entity, distance)) {
                    frontier.add(entity);
                }
            });
            acts.acts(acts.around(frontier)).forEach(act -> meet(act, distance + 1));
            whole.addAll(frontier);
        }

        private static boolean leads(EntityRef entity, int distance) {
            return switch (entity.kind()) {
                case PHONE, SIM, DEVICE, IP, PAYMENT_ACCOUNT, ACCOUNT, PERSON -> true;
                case CARD, ORGANISATION, CELL -> distance == 0;
                case PIN -> false;
            };
        }

        private void meet(List<? extends ActView> found, int depth) {
            acts.read(found.stream().map(ActView::id).toList()).forEach(act -> meet(act, depth));
        }

        private void meet(SeenAct act, int depth) {
            met.put(act.id(), act);
            depths.merge(act.id(), depth, Math::min);
            for (Participant role : act.roles()) {
                if (told(role.entity())) {
                    distances.merge(role.entity(), depth, Math::min);
                }
            }
        }

        private boolean told(EntityRef entity) {
            return entity.kind() != EntityKind.PIN
                    && (entity.kind() != EntityKind.CARD || grant.named(entity).isPresent());
        }

        private List<TracedAct> told() {
            Collection<SeenAct> all = met.values();
            return all.stream()
                    .sorted(ActView.IN_TIME.thenComparing(ActView::id))
                    .map(act -> Telling.of(act, this::told, depths.get(act.id()), List.of(), List.of()))
                    .toList();
        }
    }
}
