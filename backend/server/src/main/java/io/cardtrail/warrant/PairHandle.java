package io.cardtrail.warrant;

import io.cardtrail.model.EntityRef;

/**
 * What the token of two things proves: that they were told under this grant as possibly one and the same.
 *
 * @param grantId of the grant it was told under
 */
public record PairHandle(String grantId, EntityRef left, EntityRef right) {}
