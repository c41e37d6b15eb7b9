package io.cardtrail.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a log goes on.
 *
 * @param first index that the last segment is named by
 * @param next index of the next leaf
 * @param size bytes in the last segment
 * @param last time of the last leaf, the earliest there is if none
 * @param recovered torn ends that were moved aside, to be recorded
 */
record Ending(long first, long next, long size, Instant last, List<Entry.Recovered> recovered) {
    /** Takes the leaves one after another. */
    interface Leaves {
        void leaf(Leaf leaf, LeafFields fields) throws IOException;

        /** Called after the last leaf and before anything is moved aside: refuses a log that ends too early. */
        default void end() throws IOException {}
    }

    /**
     * {@return where the log ends}
     *
     * @param leaves gets every leaf that stands in the log, from the first
     * @throws AuditUnavailable if a leaf is missing or damaged, other than a torn end of the last segment
     */
    static Ending of(LogFolder folder, Leaves leaves) throws IOException {
        List<Long> firsts = folder.firsts();
        long next = 0;
        Instant last = Instant.MIN;
        Segment segment = null;
        for (long first : firsts) {
            if (first != next || (segment != null && segment.isTorn())) {
                throw new AuditUnavailable("the audit log is damaged: after leaf " + (next - 1)
                        + " something else follows or is missing; restore the segments from their backup");
            }
            segment = Segment.read(folder.segment(first), first);
            for (int i = 0; i < segment.leaves().size(); i++) {
                leaves.leaf(segment.leaves().get(i), segment.fields().get(i));
            }
            next += segment.leaves().size();
            last = segment.lastTime().orElse(last);
        }
        leaves.end();
        List<Entry.Recovered> recovered = new ArrayList<>();
        if (segment != null) {
            segment.recover().ifPresent(recovered::add);
            recoverSalts(folder.salts(firsts.getLast()), segment).ifPresent(recovered::add);
        }
        return new Ending(
                firsts.isEmpty() ? 0 : firsts.getLast(),
                next,
                segment == null ? 0 : segment.length(),
                last,
                List.copyOf(recovered));
    }

    /**
     * Salts are written before their leaves, so a crash leaves torn ones, or whole ones without a leaf. Those that are missing may have
     * been destroyed on purpose.
     */
    private static Optional<Entry.Recovered> recoverSalts(Path file, Segment segment) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Set<String> tokens =
                segment.fields().stream().map(leaf -> leaf.text("token")).collect(Collectors.toSet());
        byte[] bytes = Files.readAllBytes(file);
        int length = lineStart(bytes, bytes.length);
        while (length > 0) {
            int start = lineStart(bytes, length - 1);
            String line = new String(bytes, start, length - 1 - start, StandardCharsets.UTF_8);
            if (tokens.contains(
                    LeafFields.parse(line).map(salts -> salts.text("token")).orElse(""))) {
                break;
            }
            length = start;
        }
        return length == bytes.length
                ? Optional.empty()
                : Optional.of(Segment.moveAside(file, length, Arrays.copyOfRange(bytes, length, bytes.length)));
    }

    /** {@return where the line begins that ends before {@code end}} */
    private static int lineStart(byte[] bytes, int end) {
        int start = end;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }
}
