package io.cardtrail.trace.link;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.trace.ScopedActs;
import java.util.List;
import java.util.Set;

/** Where a LINK walk learns which parties were judged to be one and the same. */
public interface Identities {
    /** Nobody is anybody else. */
    Identities NONE = acts -> List.of();

    /** {@return every confirmed judgement that the reading of {@code acts} may know of, in an order of its own} */
    List<Identity> known(ScopedActs acts);

    /**
     * One confirmed judgement.
     *
     * @param judgement its id
     * @param left one end, and {@code right} the other
     * @param independentSources holders whose rows speak for it
     * @param rule name and version of the rule that proposed it
     * @param disputed another judgement known to the same reading rejects the same two
     * @param rows ids of the acts it rests on, each within the grant
     * @param distance of the farthest of these from the nearest subject of the grant, in hops
     */
    record Identity(
            String judgement,
            EntityRef left,
            EntityRef right,
            Grade grade,
            int independentSources,
            String rule,
            boolean disputed,
            Set<String> rows,
            int distance) {
        /** Copies, so that nothing changes what is known. */
        public Identity {
            rows = Set.copyOf(rows);
        }

        /** {@return the other end; {@code end} must be one} */
        EntityRef other(EntityRef end) {
            return end.equals(left) ? right : left;
        }
    }
}
