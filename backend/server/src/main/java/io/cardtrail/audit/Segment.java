package io.cardtrail.audit;

import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one segment file holds: whole leaves, then perhaps a torn end from a crash in the middle of an append. */
final class Segment {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final List<Leaf> leaves;
    private final long length;
    private final byte[] torn;

    private Segment(Path file, List<Leaf> leaves, long length, byte[] torn) {
        this.file = file;
        this.leaves = List.copyOf(leaves);
        this.length = length;
        this.torn = torn;
    }

    /** {@return the whole leaves, in order} */
    List<Leaf> leaves() {
        return leaves;
    }

    /** {@return the bytes they take} */
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
        int start = 0;
        for (int end = lineEnd(bytes, start); end >= 0; end = lineEnd(bytes, start)) {
            String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            if (time(line, first + leaves.size()).isEmpty()) {
                break;
            }
            leaves.add(new Leaf(first + leaves.size(), line));
            start = end + 1;
        }
        byte[] torn = Arrays.copyOfRange(bytes, start, bytes.length);
        if (holdsLeaf(torn)) {
            throw new AuditUnavailable("the audit log is damaged in " + file + " after leaf "
                    + (first + leaves.size() - 1) + "; restore the file from its backup");
        }
        return new Segment(file, leaves, start, torn);
    }

    /** {@return when the last leaf was written, empty if there is none} */
    Optional<Instant> lastTime() {
        return leaves.isEmpty()
                ? Optional.empty()
                : time(leaves.getLast().text(), leaves.getLast().index());
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
            if (node(new String(torn, start, end - start, StandardCharsets.UTF_8))
                    .filter(JsonNode::isObject)
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

    /** {@return the time in a leaf's text, empty if it is no leaf with that index} */
    private static Optional<Instant> time(String line, long index) {
        Optional<JsonNode> node = node(line);
        if (node.isEmpty()
                || !node.get().path("index").isIntegralNumber()
                || node.get().path("index").longValue() != index) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(node.get().path("time").asString("")));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> node(String line) {
        try {
            return Optional.ofNullable(JSON.readTree(line));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }
}
