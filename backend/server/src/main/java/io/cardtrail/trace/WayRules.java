package io.cardtrail.trace;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a question asks of every way besides its start and hops.
 *
 * @param maxGap the longest wait between two hops; null for any
 * @param skew by record holder, how far its clock may be wrong; nothing for one that is taken as right
 * @param via what a way must pass, in this order
 * @param without what no way passes: it ends before an act that names any of these
 * @param to what every way must reach, and is cut after; null for anything
 */
public record WayRules(
        @Nullable Duration maxGap,
        Map<String, Duration> skew,
        List<EntityRef> via,
        Set<EntityRef> without,
        @Nullable EntityRef to) {
    /** Asks for nothing. */
    public static final WayRules NONE = new WayRules(null, Map.of(), List.of(), Set.of(), null);

    /** Longest wait and widest tolerance that may be asked for. */
    public static final Duration MOST = Duration.ofDays(36_500);

    /** Waypoints, and things left out, of one question. */
    public static final int MOST_NAMED = 20;

    /**
     * Checks the numbers.
     *
     * @throws BadRequest if one is out of range
     */
    public WayRules {
        if (maxGap != null && (maxGap.isNegative() || maxGap.compareTo(MOST) > 0)) {
            throw TraceComplaint.LONGEST_WAIT.refused(maxGap, MOST.toDays());
        }
        skew.values().forEach(tolerance -> {
            if (tolerance.isNegative() || tolerance.compareTo(MOST) > 0) {
                throw new BadRequest("clockSkew has a tolerance of " + tolerance + ": it must be 0 or more, at most "
                        + MOST.toDays() + " days");
            }
        });
        if (via.size() > MOST_NAMED || without.size() > MOST_NAMED || skew.size() > MOST_NAMED) {
            throw TraceComplaint.TOO_MANY_CONDITIONS.refused(MOST_NAMED);
        }
        skew = Map.copyOf(skew);
        via = List.copyOf(via);
        without = Set.copyOf(without);
    }

    /** {@return how far the clock behind an act may be wrong} */
    public Duration tolerance(ActView act) {
        return skew.getOrDefault(act.holder(), Duration.ZERO);
    }

    /** {@return whether {@code next} may have happened after {@code act}, equal times never} */
    public boolean mayFollow(ActView act, ActView next) {
        return act.at().minus(tolerance(act)).isBefore(next.at().plus(tolerance(next)));
    }

    /**
     * {@return those of which nobody can say whether some other of them was first, by id} Two are tied where the times that their clocks
     * leave open meet. By the earliest of these times, so that nothing grows with the pairs.
     */
    Set<String> tied(Collection<? extends ActView> acts) {
        Map<String, ActView> each = new HashMap<>();
        acts.forEach(act -> each.put(act.id(), act));
        List<ActView> inOrder = each.values().stream()
                .sorted(Comparator.comparing(this::begin).thenComparing(ActView::id))
                .toList();
        Set<String> tied = new HashSet<>();
        Instant open = Instant.MIN;
        for (int i = 0; i < inOrder.size(); i++) {
            ActView act = inOrder.get(i);
            boolean after = !begin(act).isAfter(open);
            boolean before =
                    i + 1 < inOrder.size() && !begin(inOrder.get(i + 1)).isAfter(end(act));
            if (after || before) {
                tied.add(act.id());
            }
            open = end(act).isAfter(open) ? end(act) : open;
        }
        return tied;
    }

    private Instant begin(ActView act) {
        return act.at().minus(tolerance(act));
    }

    private Instant end(ActView act) {
        return act.at().plus(tolerance(act));
    }

    /** {@return whether the wait between the two, whichever was first, is one the question allows} */
    public boolean near(ActView act, ActView other) {
        return maxGap == null
                || Duration.between(act.at(), other.at())
                                .abs()
                                .compareTo(maxGap.plus(tolerance(act)).plus(tolerance(other)))
                        <= 0;
    }

    /** {@return no act that is near one of that time is before this} */
    public Instant earliest(Instant at) {
        return maxGap == null ? Instant.MIN : at.minus(maxGap).minus(slack());
    }

    /** {@return no act that is near one of that time is after this} */
    public Instant latest(Instant at) {
        return maxGap == null ? Instant.MAX : at.plus(maxGap).plus(slack());
    }

    /** {@return the most by which two clocks may be wrong together} */
    public Duration slack() {
        return skew.values().stream()
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .multipliedBy(2);
    }

    /** {@return whether an act names something that no way passes} */
    public boolean shuns(ActView act) {
        return without.stream().anyMatch(act::names);
    }

    /**
     * {@return how many of {@link #via} are passed once something that names these is, of which {@code passed} were before}
     *
     * @param names whether it names a waypoint
     */
    public int passing(int passed, Predicate<EntityRef> names) {
        int now = passed;
        while (now < via.size() && names.test(via.get(now))) {
            now++;
        }
        return now;
    }

    /** {@return all that they name} */
    Set<EntityRef> named() {
        Set<EntityRef> named = new HashSet<>(without);
        named.addAll(via);
        if (to != null) {
            named.add(to);
        }
        return named;
    }

    /** {@return whether more than the hops bounds the ways} */
    public boolean any() {
        return !equals(NONE);
    }

    /** {@return the same, with every way ending at {@code end}} */
    public WayRules reaching(EntityRef end) {
        return new WayRules(maxGap, skew, via, without, end);
    }

    /** {@return the same without waypoints and end: what bounds any way} */
    public WayRules anywhere() {
        return new WayRules(maxGap, skew, List.of(), without, null);
    }
}
