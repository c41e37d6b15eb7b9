package io.cardtrail.trace.link;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import java.util.List;

/**
 * Two parties that used the same device or address. Never proof of a person: the thing may be shared, sold on or forged.
 *
 * @param a the smaller of the two
 * @param via what both used and counts for the two; never a shared exit; sorted
 * @param grade {@link Grade#B} if these are of two or more types, in the records of two or more holders; else {@link Grade#C}
 * @param independentSources holders whose records say that either used one of these
 */
public record Link(EntityRef a, EntityRef b, List<EntityRef> via, Grade grade, int independentSources) {}
