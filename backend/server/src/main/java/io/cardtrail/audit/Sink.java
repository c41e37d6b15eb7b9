package io.cardtrail.audit;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** The end of one file of the log. */
interface Sink extends Closeable {
    /** Appends {@code bytes}; when it returns they are on the disk. */
    void append(byte[] bytes) throws IOException;

    /** Opens files; a test puts a failing disk here. */
    @FunctionalInterface
    interface Opener {
        Sink open(Path file) throws IOException;
    }

    /** {@return the end of {@code file}, created for its owner alone if it isn't there} */
    static Sink ofFile(Path file) throws IOException {
        Owned.create(file);
        // Not a FileChannel: that one is closed for everybody when a thread is interrupted while writing.
        FileOutputStream out = new FileOutputStream(file.toFile(), true);
        return new Sink() {
            @Override
            public void append(byte[] bytes) throws IOException {
                out.write(bytes);
                out.getFD().sync();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
