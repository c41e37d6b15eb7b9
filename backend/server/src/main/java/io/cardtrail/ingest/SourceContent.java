package io.cardtrail.ingest;

import io.cardtrail.model.BadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a source file is, found by looking at it and never by its name: a workbook, JSON Lines, or delimited text. */
sealed interface SourceContent permits SourceText, JsonLines, Workbook {
    /** {@return how its text is encoded, as provenance says it} */
    String encoding();

    /**
     * {@return its rows from the headings on}
     *
     * @param separator of delimited text; means nothing to others
     * @param sheet of a workbook; null where only one has rows
     */
    default RowReader rows(char separator, @Nullable String sheet) throws IOException {
        return new RejectsAgain(rowsAsTheyStand(separator, sheet));
    }

    /** {@return {@link #rows} before anything is made of them} */
    RowReader rowsAsTheyStand(char separator, @Nullable String sheet) throws IOException;

    /** {@return its rows as {@code mapping} says they are to be read} */
    default RowReader rows(Mapping mapping) throws IOException {
        return rows(mapping.separator(), mapping.sheet());
    }

    /**
     * {@return what the file is}
     *
     * @throws BadRequest if it is none of the three
     */
    static SourceContent look(Path file) throws IOException {
        byte[] head = new byte[8];
        try (InputStream in = Files.newInputStream(file)) {
            in.readNBytes(head, 0, head.length);
        }
        if (head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
            return Workbook.look(file);
        }
        if ((head[0] & 0xff) == 0xd0 && (head[1] & 0xff) == 0xcf && head[2] == 0x11 && (head[3] & 0xff) == 0xe0) {
            throw FileComplaint.OLD_WORKBOOK.refused();
        }
        SourceText text = SourceText.look(file);
        try (Reader reader = text.open()) {
            int c = reader.read();
            while (c >= 0 && Character.isWhitespace(c)) {
                c = reader.read();
            }
            return c == '{' ? JsonLines.look(text) : text;
        }
    }
}
