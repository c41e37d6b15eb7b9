package io.cardtrail.warrant;

import io.cardtrail.model.EntityRef;

/**
 * What a handle proves: that this thing was found under this grant, so many hops from a subject the grant names.
 *
 * @param distance hops from a named subject; expanding from here has the grant's hops less these
 */
public record Handle(String grantId, EntityRef ref, int distance) {}
