package io.cardtrail.trace;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.Reading;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Role;
import io.cardtrail.trace.link.Linked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The acts in which one thing has a granted role, page by page. Thread-safe. */
public final class EntityActs {
    static final Query PAGE = Query.named("trace/entity-acts");
    static final Query NEWEST = Query.named("trace/entity-acts-newest");
    static final Query COUNT = Query.named("trace/entity-acts-count");

    /** Acts on one page at most. */
    public static final int MAX_PAGE = 500;

    /**
     * Which of its acts, and in which order. The window is the reading's own.
     *
     * @param role of the thing; null for any
     * @param kind of act; null for any
     * @param newestFirst or else oldest first; the one is the other backwards
     */
    public record Choice(@Nullable Role role, @Nullable ActKind kind, boolean newestFirst) {
        /** All of them, oldest first. */
        public static final Choice ALL = new Choice(null, null, false);
    }

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
     * @param acts in the order asked for; of the cards they name, those that {@link #tells} says
     * @param total how many acts of the choice the grant permits in all
     * @param next where the next page begins after; null on the last
     * @param cutByRecords whether it has fewer acts than were asked for, since an answer under the grant may not have more
     */
    public record Page(
            List<TracedAct> acts, long total, @Nullable Position next, boolean cutByRecords) {}

    /**
     * {@return whether acts of {@code entity} tell a card}
     *
     * <p>A question about one card does not tell of the others in its rows; one about a party, a device or a place is about all of them.
     */
    static boolean tells(EntityRef entity, EntityRef card) {
        return tellsCards(entity) || entity.equals(card);
    }

    /** {@return whether acts of {@code entity} tell other cards} */
    static boolean tellsCards(EntityRef entity) {
        return switch (entity.kind()) {
            case CARD, PIN -> false;
            case PHONE, SIM, DEVICE, IP, PAYMENT_ACCOUNT, ACCOUNT, PERSON, ORGANISATION, CELL -> true;
        };
    }

    /**
     * {@return the chosen acts after a position}
     *
     * @param first how many, 1 to {@link #MAX_PAGE}
     * @param after null for the first page
     * @throws BadRequest if {@code first} is out of range
     * @throws io.cardtrail.graph.TooMuchWork if the thing has more such acts than the guard allows
     */
    public Page page(Reading reading, EntityRef entity, Choice choice, int first, @Nullable Position after) {
        if (first < 1 || first > MAX_PAGE) {
            throw new BadRequest("first is " + first + ": it must be 1 to " + MAX_PAGE);
        }
        return read(reading, entity, choice, first, after);
    }

    /**
     * {@return the oldest acts, for who works something out on them}
     *
     * @param most how many; the grant may allow fewer
     * @throws io.cardtrail.graph.TooMuchWork if the thing has more acts than the guard allows
     */
    public Page oldest(Reading reading, EntityRef entity, int most) {
        return read(reading, entity, Choice.ALL, most, null);
    }

    /** {@return SHA-256 over the canonical claims of acts alone, hex; the same on any installation} */
    public static String digest(List<TracedAct> acts) {
        return AnswerDigest.of(acts, List.of(), Map.of(), Linked.NONE);
    }

    private static Page read(Reading reading, EntityRef entity, Choice choice, int first, @Nullable Position after) {
        long total = count(reading, entity, choice);
        int most = Math.min(first, reading.grant().terms().maxRecords());
        List<Position> found = positions(reading, entity, choice, most + 1, after);
        List<Position> shown = found.subList(0, Math.min(most, found.size()));
        boolean more = found.size() > shown.size();
        Map<String, TracedAct> told = new HashMap<>();
        Tracer.told(new ScopedActs(reading), shown.stream().map(Position::act).toList(), card -> tells(entity, card))
                .forEach(act -> told.put(act.id(), act));
        List<TracedAct> acts = new ArrayList<>();
        for (Position position : shown) {
            TracedAct act = told.get(position.act());
            if (act != null) {
                acts.add(act);
            }
        }
        return new Page(List.copyOf(acts), total, more ? shown.getLast() : null, more && most < first);
    }

    /**
     * {@return how many acts of a choice name it under the grant}
     *
     * @throws io.cardtrail.graph.TooMuchWork if it has more than the guard allows
     */
    static long count(Reading reading, EntityRef entity, Choice choice) {
        long total = reading.rows(COUNT, params(entity, choice)).getFirst().number("acts");
        if (total > 0) {
            reading.worked(total);
        }
        return total;
    }

    /** {@return where the next acts stand, in order} */
    static List<Position> positions(
            Reading reading, EntityRef entity, Choice choice, int most, @Nullable Position after) {
        Map<String, @Nullable Object> params = params(entity, choice);
        params.put("after", after == null ? null : stored(after));
        params.put("rows", (long) most);
        return reading.rows(choice.newestFirst() ? NEWEST : PAGE, params).stream()
                .map(row -> new Position(
                        EventTime.ofNanos(row.number("at")), row.string("file"), row.number("line"), row.string("id")))
                .toList();
    }

    private static Map<String, @Nullable Object> params(EntityRef entity, Choice choice) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("label", entity.kind().label());
        params.put("key", entity.key());
        params.put("role", choice.role() == null ? null : choice.role().name());
        params.put("kind", choice.kind() == null ? null : choice.kind().name());
        return params;
    }

    private static Map<String, Object> stored(Position after) {
        return Map.of(
                "at", EventTime.toNanos(after.at()), "file", after.file(), "line", after.line(), "id", after.act());
    }
}
