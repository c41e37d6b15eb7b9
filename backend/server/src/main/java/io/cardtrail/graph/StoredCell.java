package io.cardtrail.graph;

import io.cardtrail.model.Category;
import io.cardtrail.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * A cell as stored.
 *
 * @param role null where the cell is part of the act itself
 * @param stored whether text is kept: not for unmapped cells and PINs
 * @param text decrypted only where the reading's grant permits the role; null otherwise, or once its data key was deleted
 * @param salt of the commitment, hex, so that a reader can compute it again; null wherever {@code text} is
 * @param commitment SHA-256(salt, text), hex
 */
public record StoredCell(
        String column,
        @Nullable Role role,
        Category category,
        boolean stored,
        boolean granted,
        @Nullable String text,
        @Nullable String salt,
        String commitment) {}
