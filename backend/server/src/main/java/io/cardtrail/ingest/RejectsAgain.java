package io.cardtrail.ingest;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as they stand; but those of a table of rejected rows, which was mended and sent again, as they stood before it was written:
 * without its apostrophes. It is known by its first headings.
 */
final class RejectsAgain implements RowReader {
    private final RowReader rows;
    private boolean begun;
    private boolean ofRejects;

    RejectsAgain(RowReader rows) {
        this.rows = rows;
    }

    @Override
    public @Nullable SourceRow next() {
        SourceRow row = rows.next();
        if (row == null) {
            return null;
        }
        if (!begun) {
            begun = true;
            ofRejects = RejectsFile.HEADINGS.equals(row.cells().stream()
                    .limit(RejectsFile.HEADINGS.size())
                    .map(CellText::clean)
                    .toList());
        }
        return ofRejects ? asItWas(row) : row;
    }

    private static SourceRow asItWas(SourceRow row) {
        List<String> cells = row.cells().stream().map(RejectsFile::asItWas).toList();
        return new SourceRow(row.line(), cells, row.cutOff(), row.tooLong(), row.unreadable());
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
