package io.cardtrail.api.view;

import io.cardtrail.graph.Answered;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.Bound;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.usage.Stay;
import io.cardtrail.trace.usage.UsageSummary;
import io.cardtrail.warrant.Grant;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a line or device was used, as one grant lets it be seen. */
public record UsageView(
        EntityView subject,
        long totalActs,
        Listed<CounterpartView> counterparts,
        Listed<StayView> used,
        Listed<StayView> visits,
        Listed<CellView> cells,
        BoundsView bounds,
        String asOf,
        String digest,
        String audit,
        Origin origin) {
    /** Entries of one list, at most: a screen shows no more at once, and the count says how many there are. */
    static final int LISTED = 1_000;

    /** What the server itself knows; no field of the schema. */
    public record Origin(UsageSummary summary) {}

    /** The first of a list, and how many there are in all. */
    public record Listed<T>(List<T> nodes, int totalCount) {
        static <S, T> Listed<T> of(List<S> all, Function<S, T> view) {
            return new Listed<>(all.stream().limit(LISTED).map(view).toList(), all.size());
        }
    }

    /** Somebody it had to do with. */
    public record CounterpartView(
            EntityView entity, int acts, Instant first, Instant last, List<Role> roles, List<ActKind> kinds) {}

    /** An unbroken run of acts that name the same thing. */
    public record StayView(EntityView entity, Instant from, Instant to, int acts, List<ActKind> kinds) {}

    /** All visits to one cell. */
    public record CellView(EntityView entity, long acts, int visits, Instant first, Instant last, long seconds) {}

    /** Acts of one kind. */
    public record KindView(ActKind kind, int acts) {}

    /** Acts of one kind in one hour of the week. */
    public record HourView(int day, int hour, ActKind kind, int acts) {}

    /** Under what it was worked out. */
    public record BoundsView(List<Bound> truncatedBy, int limit, int maxRecords, Interval window) {}

    static UsageView of(
            Grant grant, Answered<UsageSummary> answered, Function<EntityRef, EntityView> entity, String asOf) {
        UsageSummary summary = answered.answer();
        return new UsageView(
                entity.apply(summary.of()),
                summary.total(),
                Listed.of(
                        summary.counterparts(),
                        one -> new CounterpartView(
                                entity.apply(one.entity()),
                                one.acts(),
                                one.first(),
                                one.last(),
                                sorted(one.roles()),
                                sorted(one.kinds()))),
                Listed.of(summary.used(), stay -> view(stay, entity)),
                Listed.of(summary.visits(), stay -> view(stay, entity)),
                Listed.of(
                        summary.cells(),
                        cell -> new CellView(
                                entity.apply(cell.thing()),
                                cell.acts(),
                                cell.stays(),
                                cell.first(),
                                cell.last(),
                                cell.seconds())),
                new BoundsView(
                        sorted(summary.truncatedBy()),
                        UsageSummary.LIMIT,
                        grant.terms().maxRecords(),
                        grant.scope().window()),
                asOf,
                answered.digest(),
                answered.audit(),
                new Origin(summary));
    }

    /** {@return how far everything it may tell lies from a named subject} */
    static Map<EntityRef, Integer> distances(Grant grant, UsageSummary summary) {
        Map<EntityRef, Integer> distances = new HashMap<>();
        for (TracedAct act : summary.acts()) {
            act.roles().stream()
                    .map(Participant::entity)
                    .forEach(entity -> distances.put(entity, grant.hopsSpent() + 1));
        }
        distances.put(summary.of(), grant.hopsSpent());
        return distances;
    }

    public int acts() {
        return origin.summary().acts().size();
    }

    public @Nullable Instant first() {
        List<TracedAct> acts = origin.summary().acts();
        return acts.isEmpty() ? null : acts.getFirst().at();
    }

    public @Nullable Instant last() {
        List<TracedAct> acts = origin.summary().acts();
        return acts.isEmpty() ? null : acts.getLast().at();
    }

    public List<KindView> kinds() {
        return origin.summary().kinds().entrySet().stream()
                .map(entry -> new KindView(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** {@return acts by hour of the week in that zone} */
    public List<HourView> hours(ZoneId zone) {
        return origin.summary().hours(zone).entrySet().stream()
                .map(entry -> new HourView(
                        entry.getKey().day(),
                        entry.getKey().hour(),
                        entry.getKey().kind(),
                        entry.getValue()))
                .toList();
    }

    private static StayView view(Stay stay, Function<EntityRef, EntityView> entity) {
        return new StayView(entity.apply(stay.thing()), stay.from(), stay.to(), stay.acts(), sorted(stay.kinds()));
    }

    private static <E extends Comparable<E>> List<E> sorted(Collection<E> values) {
        return values.stream().sorted().toList();
    }
}
