package io.cardtrail.trace;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.Reading;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The acts in which one thing has a granted role, page by page, oldest first. Thread-safe. */
public final class EntityActs {
    static final Query PAGE = Query.named("trace/entity-acts");
    static final Query COUNT = Query.named("trace/entity-acts-count");

    /** Acts on one page at most. */
    public static final int MAX_PAGE = 500;

    /** Where a page ended: the last act's time, smallest source and id. Internal: a cursor must seal it. */
    public record Position(Instant at, String file, long line, String act) {
        /** {@return the class only: file and act do not belong into a log} */
        @Override
        public String toString() {
            return "Position(…)";
        }
    }

    /**
     * A page.
     *
     * @param acts oldest first; of the cards they name only the thing itself is told
     * @param total how many acts the grant permits in all
     * @param next where the next page begins after; null on the last
     */
    public record Page(
            List<TracedAct> acts, long total, @Nullable Position next) {}

    /**
     * {@return the acts after a position}
     *
     * @param first how many, 1 to {@link #MAX_PAGE}
     * @param after null for the first page
     * @throws BadRequest if {@code first} is out of range
     * @throws io.cardtrail.graph.TooMuchWork if the thing has more acts than the guard allows
     */
    public Page page(Reading reading, EntityRef entity, int first, @Nullable Position after) {
        if (first < 1 || first > MAX_PAGE) {
            throw new BadRequest("first is " + first + ": it must be 1 to " + MAX_PAGE);
        }
        long total = count(reading, entity);
        List<Position> found = positions(reading, entity, first + 1, after);
        List<Position> shown = found.subList(0, Math.min(first, found.size()));
        Map<String, TracedAct> told = new HashMap<>();
        Tracer.told(new ScopedActs(reading), shown.stream().map(Position::act).toList(), entity::equals)
                .forEach(act -> told.put(act.id(), act));
        List<TracedAct> acts = new ArrayList<>();
        for (Position position : shown) {
            TracedAct act = told.get(position.act());
            if (act != null) {
                acts.add(act);
            }
        }
        return new Page(List.copyOf(acts), total, found.size() > shown.size() ? shown.getLast() : null);
    }

    /** {@return how many acts name it under the grant} */
    private static long count(Reading reading, EntityRef entity) {
        Map<String, ?> params = Map.of("label", entity.kind().label(), "key", entity.key());
        long total = reading.rows(COUNT, params).getFirst().number("acts");
        if (total > 0) {
            reading.worked(total);
        }
        return total;
    }

    /** {@return where the next acts stand, in order} */
    static List<Position> positions(Reading reading, EntityRef entity, int most, @Nullable Position after) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("label", entity.kind().label());
        params.put("key", entity.key());
        params.put("after", after == null ? null : stored(after));
        params.put("rows", (long) most);
        return reading.rows(PAGE, params).stream()
                .map(row -> new Position(
                        EventTime.ofNanos(row.number("at")), row.string("file"), row.number("line"), row.string("id")))
                .toList();
    }

    private static Map<String, Object> stored(Position after) {
        return Map.of(
                "at", EventTime.toNanos(after.at()), "file", after.file(), "line", after.line(), "id", after.act());
    }
}
