package io.cardtrail.trace;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.Reading;
import io.cardtrail.graph.Row;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much there is around one thing, before any of it is asked for. What it counts is what all pages of {@link EntityActs} tell together.
 *
 * @param roles by role and kind, in the order of these; those without acts are left out
 * @param acts in which it has any granted role
 * @param parties distinct others with a granted role in any of them; see {@link OfRole#parties}
 * @param limited whether it has more than {@link #MOST} acts, so that parties are those of its newest ones
 */
public record Expansion(List<OfRole> roles, long acts, long parties, boolean limited) {
    static final Query ROLES = Query.named("trace/entity-roles");
    static final Query PARTIES = Query.named("trace/entity-parties");

    /** Acts whose parties are counted: the newest ones, equal times by id. */
    public static final int MOST = 10_000;

    /** Where no hop is left to look. */
    public static final Expansion NONE = new Expansion(List.of(), 0, 0, false);

    /**
     * What one role of the thing in one kind of act comes to.
     *
     * @param parties distinct others with a granted role in these acts: no PINs, and around a card or PIN no other cards, for those are not
     *     told either
     * @param from time of the oldest
     * @param to time of the newest
     */
    public record OfRole(Role role, ActKind kind, long acts, long parties, Instant from, Instant to) {}

    /** One role in one kind of act; both are null for all together. */
    private record Part(@Nullable String role, @Nullable String kind) {
        private static final Part ALL = new Part(null, null);

        static Part of(Row row) {
            return new Part(row.stringOrNull("role"), row.stringOrNull("kind"));
        }
    }

    /**
     * {@return the counts for one thing on what the grant leaves}
     *
     * @throws io.cardtrail.graph.TooMuchWork if the thing has more acts than the guard allows
     */
    public static Expansion of(Reading reading, EntityRef entity) {
        return of(reading, entity, MOST);
    }

    static Expansion of(Reading reading, EntityRef entity, int most) {
        Map<String, Object> thing = Map.of("label", entity.kind().label(), "key", entity.key());
        Map<Part, Row> found = new HashMap<>();
        reading.rows(ROLES, thing).forEach(row -> found.put(Part.of(row), row));
        Row all = found.remove(Part.ALL);
        if (all == null) {
            return NONE;
        }
        long acts = all.number("acts");
        reading.worked(acts);
        Map<String, Object> around = new HashMap<>(thing);
        around.put("cards", EntityActs.tellsCards(entity));
        around.put("most", (long) most);
        Map<Part, Long> parties = new HashMap<>();
        reading.rows(PARTIES, around).forEach(row -> parties.put(Part.of(row), row.number("parties")));
        List<OfRole> roles = found.entrySet().stream()
                .map(part -> of(part.getValue(), parties.getOrDefault(part.getKey(), 0L)))
                .sorted(Comparator.comparing(OfRole::role).thenComparing(OfRole::kind))
                .toList();
        return new Expansion(roles, acts, parties.getOrDefault(Part.ALL, 0L), acts > most);
    }

    private static OfRole of(Row row, long parties) {
        return new OfRole(
                Role.valueOf(row.string("role")),
                ActKind.valueOf(row.string("kind")),
                row.number("acts"),
                parties,
                EventTime.ofNanos(row.number("from")),
                EventTime.ofNanos(row.number("to")));
    }
}
