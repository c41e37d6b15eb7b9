package io.cardtrail.trace;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.model.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An act as far as a grant lets it be seen.
 *
 * @param id internal; never leaves the server as it is
 * @param clock what the time was taken from
 * @param roles the granted ones, by role and entity. PINs are never among them; of the cards only the traced ones
 * @param attributes {@code settledBy} and {@code footage} only where granted
 * @param sources the rows that say it, as of the reading; smallest file name and line first
 * @param depth distance from the start; null outside a trace. A payment has the depth of the sale it settles
 * @param cards traced cards for which this act is a hop
 * @param settledBy ids of the granted payments that settled this sale; in a trace, those in the answer
 */
public record TracedAct(
        String id,
        ActKind kind,
        Instant at,
        String atText,
        String clock,
        Channel channel,
        String holder,
        List<Participant> roles,
        ActAttributes attributes,
        List<SourceRef> sources,
        @Nullable Integer depth,
        Grade grade,
        List<EntityRef> cards,
        List<String> settledBy) {
    /** {@return this act, found that many hops from where one looked} */
    public TracedAct found(int hops) {
        return new TracedAct(
                id,
                kind,
                at,
                atText,
                clock,
                channel,
                holder,
                roles,
                attributes,
                sources,
                hops,
                grade,
                cards,
                settledBy);
    }

    /** {@return this act with only those roles whose bearer may be told} */
    public TracedAct telling(Predicate<EntityRef> told) {
        return new TracedAct(
                id,
                kind,
                at,
                atText,
                clock,
                channel,
                holder,
                roles.stream().filter(role -> told.test(role.entity())).toList(),
                attributes,
                sources,
                depth,
                grade,
                cards,
                settledBy);
    }

    /** {@return who or what has this role in it, the first where several have; null where nobody is recorded or granted} */
    public @Nullable EntityRef inRole(Role role) {
        return roles.stream()
                .filter(p -> p.role() == role)
                .map(Participant::entity)
                .findFirst()
                .orElse(null);
    }
}
