package io.cardtrail.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The segment and the salts that are written to. Not thread-safe. */
final class LogFiles implements Closeable {
    private final LogFolder folder;
    private final long segmentBytes;
    private final Sink.Opener opener;
    private Sink segment;
    private Sink salts;
    private long size;

    private LogFiles(LogFolder folder, long segmentBytes, Sink.Opener opener, Sink segment, Sink salts, long size) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.opener = opener;
        this.segment = segment;
        this.salts = salts;
        this.size = size;
    }

    static LogFiles open(LogFolder folder, long segmentBytes, Sink.Opener opener, Ending ending) throws IOException {
        Sink salts = opener.open(folder.salts(ending.first()));
        try {
            Sink segment = opener.open(folder.segment(ending.first()));
            return new LogFiles(folder, segmentBytes, opener, segment, salts, ending.size());
        } catch (IOException e) {
            salts.close();
            throw e;
        }
    }

    /**
     * Appends leaves; when it returns they and their salts are on the disk.
     *
     * @param next index of the first
     * @param secrets the salts' lines, possibly none
     */
    void append(long next, List<Leaf> leaves, String secrets) throws IOException {
        if (size >= segmentBytes) {
            roll(next);
        }
        // Salts first: a commitment without its salt would be a leaf that says nothing.
        if (!secrets.isEmpty()) {
            salts.append(secrets.getBytes(StandardCharsets.UTF_8));
        }
        StringBuilder lines = new StringBuilder();
        leaves.forEach(leaf -> lines.append(leaf.text()).append('\n'));
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        segment.append(bytes);
        size += bytes.length;
    }

    private void roll(long next) throws IOException {
        segment.close();
        salts.close();
        salts = opener.open(folder.salts(next));
        segment = opener.open(folder.segment(next));
        size = 0;
    }

    @Override
    public void close() throws IOException {
        try {
            segment.close();
        } finally {
            salts.close();
        }
    }
}
