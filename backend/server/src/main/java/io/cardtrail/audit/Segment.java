package io.cardtrail.audit;

import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What one segment file holds: whole leaves, then perhaps a torn end from a crash in the middle of an append. */
final class Segment {
    private final Path file;
    private final List<Leaf> leaves;
    private final List<LeafFields> fields;
    private final long length;
    private final byte[] torn;

    private Segment(Path file, List<Leaf> leaves, List<LeafFields> fields, long length, byte[] torn) {
        this.file = file;
        this.leaves = List.copyOf(leaves);
        this.fields = List.copyOf(fields);
        this.length = length;
        this.torn = torn;
    }

    /** {@return the whole leaves, in order} */
    List<Leaf> leaves() {
        return leaves;
    }

    /** {@return what each of them says} */
    List<LeafFields> fields() {
        return fields;
    }

    /** {@return whether the file ends in something that is no leaf} */
    boolean isTorn() {
        return torn.length > 0;
    }

    /** {@return the bytes the leaves take} */
    long length() {
        return length;
    }

    /**
     * {@return what stands in {@code file}}
     *
     * @param first index of its first leaf
     * @throws AuditUnavailable if leaves stand after something that is none: that is damage, not a torn end
     */
    static Segment read(Path file, long first) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<Leaf> leaves = new ArrayList<>();
        List<LeafFields> fields = new ArrayList<>();
        int start = 0;
        for (int end = lineEnd(bytes, start); end >= 0; end = lineEnd(bytes, start)) {
            String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            long index = first + leaves.size();
            Optional<LeafFields> read = LeafFields.parse(line).filter(each -> each.isLeaf(index));
            if (read.isEmpty()) {
                break;
            }
            leaves.add(new Leaf(index, line));
            fields.add(read.get());
            start = end + 1;
        }
        byte[] torn = Arrays.copyOfRange(bytes, start, bytes.length);
        if (holdsLeaf(torn)) {
            throw new AuditUnavailable("the audit log is damaged in " + file + " after leaf "
                    + (first + leaves.size() - 1) + "; restore the file from its backup");
        }
        return new Segment(file, leaves, fields, start, torn);
    }

    /** {@return when the last leaf was written, empty if there is none} */
    Optional<Instant> lastTime() {
        return fields.isEmpty() ? Optional.empty() : fields.getLast().time();
    }

    /** Moves the torn end aside, so that it is never lost and never mistaken for a leaf. */
    Optional<Entry.Recovered> recover() throws IOException {
        if (torn.length == 0) {
            return Optional.empty();
        }
        return Optional.of(moveAside(file, length, torn));
    }

    static Entry.Recovered moveAside(Path file, long length, byte[] torn) throws IOException {
        Path aside = null;
        for (int n = 1; aside == null || Files.exists(aside); n++) {
            aside = file.resolveSibling("torn-" + file.getFileName() + "-" + n);
        }
        try (Sink sink = Sink.ofFile(aside)) {
            sink.append(torn);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
            channel.force(true);
        }
        return new Entry.Recovered("audit", String.valueOf(aside.getFileName()), torn.length, Sha256.hex(torn));
    }

    private static boolean holdsLeaf(byte[] torn) {
        int start = 0;
        for (int end = lineEnd(torn, start); end >= 0; end = lineEnd(torn, start)) {
            if (LeafFields.parse(new String(torn, start, end - start, StandardCharsets.UTF_8))
                    .isPresent()) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private static int lineEnd(byte[] bytes, int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
