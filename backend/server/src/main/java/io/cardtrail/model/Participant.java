package io.cardtrail.model;

import org.jspecify.annotations.Nullable;

/**
 * An entity in its role in one act.
 *
 * @param name the bearer's name as this row recorded it
 * @param sealed the identifier itself, encrypted by {@link EdgeKey#seal}, where the key is only a hash and the identifier may
 *     be shown under a NAMED grant (PERSON); null otherwise
 */
public record Participant(
        Role role,
        EntityRef entity,
        @Nullable String name,
        @Nullable String sealed) {}
