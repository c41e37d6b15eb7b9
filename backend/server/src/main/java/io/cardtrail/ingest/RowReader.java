package io.cardtrail.ingest;

import io.cardtrail.model.BadRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a source file, one at a time and in bounded memory; the first one given is the headings. Not thread-safe. */
interface RowReader extends AutoCloseable {
    /**
     * {@return the next row, or null at the end}
     *
     * @throws BadRequest if it can't be told where rows begin and end; the message names the line
     */
    @Nullable
    SourceRow next();

    @Override
    void close() throws IOException;
}
