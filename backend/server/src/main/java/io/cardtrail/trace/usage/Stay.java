package io.cardtrail.trace.usage;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.trace.TracedAct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * An unbroken run of acts that name the same thing: a device between two others, a visit to a cell.
 *
 * @param from time of its first act
 * @param to time of its last act; nothing is recorded of what was between two acts, nor after the last
 * @param kinds of the acts that say so
 */
public record Stay(EntityRef thing, Instant from, Instant to, int acts, Set<ActKind> kinds) {
    /**
     * {@return the runs, in order of their first acts}
     *
     * <p>An act that names another thing of the same series ends a run, one that names none of it does not.
     *
     * @param acts in time order
     * @param told what each act names
     * @param series things of one series follow one another; those of two do not interrupt each other
     */
    static List<Stay> of(
            List<TracedAct> acts, Function<TracedAct, Set<EntityRef>> told, Function<EntityRef, String> series) {
        List<Stay> runs = new ArrayList<>();
        Map<String, Map<EntityRef, Integer>> open = new HashMap<>();
        for (TracedAct act : acts) {
            Map<String, Map<EntityRef, Integer>> standing = new HashMap<>();
            for (EntityRef thing : told.apply(act)) {
                String of = series.apply(thing);
                Integer place = open.getOrDefault(of, Map.of()).get(thing);
                if (place == null) {
                    place = runs.size();
                    runs.add(new Stay(thing, act.at(), act.at(), 0, Set.of()));
                }
                runs.set(place, runs.get(place).with(act));
                standing.computeIfAbsent(of, key -> new HashMap<>()).put(thing, place);
            }
            open.putAll(standing);
        }
        return List.copyOf(runs);
    }

    /** {@return how often, how long and when a thing was stayed at, in order of the first time} */
    static List<Total> totals(Collection<Stay> stays) {
        Map<EntityRef, Integer> places = new HashMap<>();
        List<Total> totals = new ArrayList<>();
        for (Stay stay : stays) {
            Integer place = places.get(stay.thing());
            if (place == null) {
                places.put(stay.thing(), totals.size());
                totals.add(new Total(stay.thing(), stay.acts(), 1, stay.from(), stay.to(), stay.seconds()));
            } else {
                totals.set(place, totals.get(place).with(stay));
            }
        }
        return List.copyOf(totals);
    }

    /** All stays with one thing; {@code seconds} is the sum of theirs. */
    public record Total(EntityRef thing, long acts, int stays, Instant first, Instant last, long seconds) {
        private Total with(Stay stay) {
            Instant later = stay.to().isAfter(last) ? stay.to() : last;
            return new Total(thing, acts + stay.acts(), stays + 1, first, later, seconds + stay.seconds());
        }
    }

    /** {@return from the first act to the last, whole seconds} */
    public long seconds() {
        return to.getEpochSecond() - from.getEpochSecond();
    }

    private Stay with(TracedAct act) {
        Set<ActKind> all = EnumSet.of(act.kind());
        all.addAll(kinds);
        return new Stay(thing, from, act.at(), acts + 1, Collections.unmodifiableSet(all));
    }
}
