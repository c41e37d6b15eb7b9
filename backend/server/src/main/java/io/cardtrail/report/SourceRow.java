package io.cardtrail.report;

import io.cardtrail.model.Category;
import io.cardtrail.model.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cited row as its own file of a bundle has it. The leaf is SHA-256 over the cells' commitments, one a line, so a row with hidden cells
 * verifies as a whole one does.
 *
 * @param sha256 of the file it stands in, hex
 * @param path of this row's file in the bundle
 */
public record SourceRow(
        String path,
        String file,
        String sha256,
        long line,
        String batch,
        String leaf,
        String holder,
        List<Cell> cells) {
    /**
     * One cell, in the file's order.
     *
     * @param text null where it is not shown; {@code visibility} says why
     * @param salt hex; commitment = SHA-256(salt, text)
     */
    public record Cell(
            String column,
            @Nullable Role role,
            Category category,
            @Nullable String text,
            String visibility,
            @Nullable String salt,
            String commitment) {}
}
