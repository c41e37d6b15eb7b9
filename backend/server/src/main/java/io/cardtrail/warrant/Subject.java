package io.cardtrail.warrant;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;

/**
 * Something a grant names: a question may start here.
 *
 * @param identifier normalised, as it may be shown under the instrument
 */
public record Subject(EntityRef ref, Identifier identifier) {}
