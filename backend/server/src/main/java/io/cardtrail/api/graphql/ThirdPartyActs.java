package io.cardtrail.api.graphql;

import io.cardtrail.trace.TracedAct;
import io.cardtrail.warrant.Grant;
import java.util.Collection;

/** Counts what a volume alarm counts: acts that name people whom the grant does not name. */
final class ThirdPartyActs {
    private ThirdPartyActs() {}

    /** {@return how many of {@code acts} are records about third parties; as pseudonyms or by name is all the same} */
    static int of(Grant grant, Collection<TracedAct> acts) {
        return Math.toIntExact(acts.stream()
                .filter(act -> act.roles().stream()
                        .anyMatch(role -> role.entity().kind().thirdParty()
                                && grant.named(role.entity()).isEmpty()))
                .count());
    }
}
