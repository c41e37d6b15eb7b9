package io.cardtrail.ingest.blur;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The headings of a file's columns by what they mean; null or absent for what the file does not say.
 *
 * @param cards the first column that names cards
 * @param shared of addresses and devices, by their role
 * @param identifiers every column with identifiers
 */
public record BlurColumns(
        String time,
        @Nullable String reference,
        @Nullable String quantity,
        @Nullable String amount,
        @Nullable String cards,
        Map<Role, String> shared,
        List<Identifiers> identifiers) {
    /**
     * A column with identifiers.
     *
     * @param index of its cells
     * @param prefix what a cell's value comes behind, such as {@code IMEI:}
     * @param list separator of several values in one cell
     */
    public record Identifiers(
            int index,
            String heading,
            EntityKind kind,
            String prefix,
            @Nullable String list) {}
}
