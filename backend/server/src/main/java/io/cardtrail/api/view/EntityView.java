package io.cardtrail.api.view;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.warrant.Grant;
import org.jspecify.annotations.Nullable;

/**
 * Something an act names, as one grant lets it be seen.
 *
 * @param value the identifier; null for a pseudonym
 * @param origin what the server itself knows; no field of the schema
 */
public record EntityView(
        String id,
        String handle,
        EntityKind kind,
        String label,
        @Nullable String value,
        boolean pseudonymous,
        Origin origin) {
    /** What an expansion starts from. */
    public record Origin(Grant grant, EntityRef ref, int distance) {}
}
