package io.cardtrail.warrant;

import io.cardtrail.model.EntityRef;
import java.util.List;

/**
 * What a handle proves: that this thing was found under this grant, so many hops from a subject the grant names.
 *
 * @param distance hops from a named subject; expanding from here has the grant's hops less these
 */
public record Handle(String grantId, EntityRef ref, int distance) {
    /** {@return the request to open the thing with all hops that are left from it; none are at the grant's border} */
    public AccessRequest opening(Instrument instrument) {
        int left = instrument.grants().stream()
                .filter(terms -> terms.id().equals(grantId))
                .mapToInt(terms -> Limits.hops(instrument, terms) - distance)
                .findFirst()
                .orElse(0);
        return new AccessRequest(grantId, List.of(), null, null, null, Math.max(0, left), distance);
    }
}
