package io.cardtrail.graph;

import io.cardtrail.model.SourceRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The stored rows as one reading asks for them. The file of a batch stays open until a row of another is asked for: what is told together
 * mostly stands together.
 */
final class OpenRows implements AutoCloseable {
    private final RowStore store;
    private String batch = "";
    private @Nullable RowFile open;

    OpenRows(RowStore store) {
        this.store = store;
    }

    /** {@return the cells of one row; text only of cells that {@code granted} permits; empty if the row is gone} */
    List<StoredCell> cells(SourceRef source, String holder, Predicate<RowStore.StoredText> granted) {
        try {
            if (!source.batch().equals(batch)) {
                close();
                Path file = store.file(source.batch());
                open = Files.exists(file) ? new RowFile(file) : null;
                batch = source.batch();
            }
            return open == null
                    ? List.of()
                    : open.find(source.line())
                            .map(line -> store.open(line, source.fileDigest(), holder, granted))
                            .orElse(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("the rows of a batch can't be read", e);
        }
    }

    @Override
    public void close() {
        RowFile last = open;
        batch = "";
        open = null;
        if (last != null) {
            try {
                last.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the rows of a batch can't be closed", e);
            }
        }
    }
}
