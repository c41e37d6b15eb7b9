package io.cardtrail.warrant;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;

/**
 * Something a grant names: a question may start here.
 *
 * @param identifier normalised, as it may be shown under the instrument
 */
public record Subject(EntityRef ref, Identifier identifier) {
    /**
     * {@return the subject that {@code identifier} names}
     *
     * @throws io.cardtrail.model.BadIdentifier if the value is no identifier of its kind
     */
    public static Subject named(Identifiers identifiers, Identifier identifier) {
        return new Subject(identifiers.ref(identifier), identifiers.normalise(identifier));
    }
}
