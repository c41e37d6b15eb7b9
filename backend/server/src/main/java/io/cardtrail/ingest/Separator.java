package io.cardtrail.ingest;

import io.cardtrail.model.BadRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which character stands between the cells of a delimited text. */
final class Separator {
    /** All that a mapping may name. */
    static final List<Character> ALL = List.of(',', '\t', ';', '|');

    private static final int LOOKED_AT = 20;

    private Separator() {}

    /** {@return the one under which the first rows have most cells, and all as many as the headings; a comma if none has two} */
    static char guess(SourceText text) throws IOException {
        char best = ALL.getFirst();
        int most = 2;
        for (char separator : ALL) {
            int cells = cells(text, separator);
            if (cells > most) {
                most = cells;
                best = separator;
            }
        }
        return best;
    }

    /** {@return cells of the headings; fewer where rows differ from them; 0 where the text can't be read so} */
    private static int cells(SourceText text, char separator) throws IOException {
        try (RowReader rows = text.rows(separator, null)) {
            SourceRow headings = rows.next();
            if (headings == null) {
                return 0;
            }
            int alike = 0;
            int seen = 0;
            @Nullable SourceRow row = rows.next();
            while (row != null && seen < LOOKED_AT) {
                seen++;
                alike += row.cells().size() == headings.cells().size() ? 1 : 0;
                row = rows.next();
            }
            return headings.cells().size() * (seen == 0 || 2 * alike >= seen ? 2 : 1);
        } catch (BadRequest notSo) {
            return 0;
        }
    }
}
