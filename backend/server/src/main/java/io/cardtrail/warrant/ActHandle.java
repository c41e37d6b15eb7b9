package io.cardtrail.warrant;

/**
 * What an act's handle proves: that this act was found under this grant, so many hops from a subject the grant names.
 *
 * @param actId our internal id of the act
 */
public record ActHandle(String grantId, String actId, int distance) {}
