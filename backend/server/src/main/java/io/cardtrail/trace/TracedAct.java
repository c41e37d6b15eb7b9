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
    /** {@return who or what has this role in it, the first where several have; null where nobody is recorded or granted} */
    @Nullable
    EntityRef inRole(Role role) {
        return roles.stream()
                .filter(p -> p.role() == role)
                .map(Participant::entity)
                .findFirst()
                .orElse(null);
    }
}
