package io.cardtrail.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of one log, locked for one writer. Segments and salts are named by the index of their first leaf. */
final class LogFolder implements Closeable {
    private static final Pattern SEGMENT = Pattern.compile("segment-(\\d{12})\\.jsonl");

    private final Path folder;
    private final FileChannel lock;

    private LogFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static LogFolder open(Path folder) throws IOException {
        Owned.folder(folder);
        Path file = folder.resolve("lock");
        Owned.create(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new AuditUnavailable(
                    "the audit log in " + folder
                            + " is in use: a log has a single writer. Stop the other server or give this one a folder of its own");
        }
        return new LogFolder(folder, channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    Path path() {
        return folder;
    }

    Path segment(long first) {
        return segment(folder, first);
    }

    static Path segment(Path folder, long first) {
        return folder.resolve(String.format(Locale.ROOT, "segment-%012d.jsonl", first));
    }

    Path salts(long first) {
        return folder.resolve(String.format(Locale.ROOT, "salts-%012d.jsonl", first));
    }

    /** {@return the indexes by which the segments in {@code folder} are named, ascending} */
    static List<Long> firsts(Path folder) throws IOException {
        List<Long> firsts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> SEGMENT.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(matcher -> Long.valueOf(matcher.group(1)))
                    .sorted()
                    .forEach(firsts::add);
        }
        return firsts;
    }

    List<Long> firsts() throws IOException {
        return firsts(folder);
    }

    /** Gives the folder free for the next writer. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
