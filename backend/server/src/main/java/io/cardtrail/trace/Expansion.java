package io.cardtrail.trace;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.Reading;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How much there is around one thing, before any of it is asked for. What it counts is what all pages of {@link EntityActs} tell together.
 *
 * @param roles by role and kind, in the order of these; those without acts are left out
 * @param acts in which it has any granted role
 * @param parties distinct others with a granted role in any of them; see {@link OfRole#parties}
 */
public record Expansion(List<OfRole> roles, long acts, long parties) {
    static final Query ROLES = Query.named("trace/entity-roles");
    static final Query PARTIES = Query.named("trace/entity-parties");

    /** Where no hop is left to look. */
    public static final Expansion NONE = new Expansion(List.of(), 0, 0);

    /**
     * What one role of the thing in one kind of act comes to.
     *
     * @param parties distinct others with a granted role in these acts: no PINs, and around a card or PIN no other cards, for those are not
     *     told either
     * @param from time of the oldest
     * @param to time of the newest
     */
    public record OfRole(Role role, ActKind kind, long acts, long parties, Instant from, Instant to) {}

    /**
     * {@return the counts for one thing on what the grant leaves}
     *
     * @throws io.cardtrail.graph.TooMuchWork if the thing has more acts than the guard allows: counts are whole, or refused
     */
    public static Expansion of(Reading reading, EntityRef entity) {
        long acts = EntityActs.count(reading, entity, EntityActs.Choice.ALL);
        if (acts == 0) {
            return NONE;
        }
        Map<String, Object> params =
                Map.of("label", entity.kind().label(), "key", entity.key(), "cards", EntityActs.tellsCards(entity));
        List<OfRole> roles = reading.rows(ROLES, params).stream()
                .map(row -> new OfRole(
                        Role.valueOf(row.string("role")),
                        ActKind.valueOf(row.string("kind")),
                        row.number("acts"),
                        row.number("parties"),
                        EventTime.ofNanos(row.number("from")),
                        EventTime.ofNanos(row.number("to"))))
                .sorted(Comparator.comparing(OfRole::role).thenComparing(OfRole::kind))
                .toList();
        return new Expansion(
                roles, acts, reading.rows(PARTIES, params).getFirst().number("parties"));
    }
}
