package io.cardtrail.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
    static Ending of(LogFolder folder) throws IOException {
        List<Long> firsts = folder.firsts();
        if (firsts.isEmpty()) {
            return new Ending(0, 0, 0, Instant.MIN, List.of());
        }
        long first = firsts.getLast();
        Segment segment = Segment.read(folder.segment(first), first);
        List<Entry.Recovered> recovered = new ArrayList<>();
        segment.recover().ifPresent(recovered::add);
        recoverSalts(folder.salts(first)).ifPresent(recovered::add);
        Optional<Instant> last = segment.lastTime();
        if (last.isEmpty() && firsts.size() > 1) {
            long before = firsts.get(firsts.size() - 2);
            last = Segment.read(folder.segment(before), before).lastTime();
        }
        return new Ending(
                first,
                first + segment.leaves().size(),
                segment.length(),
                last.orElse(Instant.MIN),
                List.copyOf(recovered));
    }

    /** Salts have no index to check: what stands after the last line feed is torn. They may have been destroyed on purpose. */
    private static Optional<Entry.Recovered> recoverSalts(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] != '\n') {
            length--;
        }
        return length == bytes.length
                ? Optional.empty()
                : Optional.of(Segment.moveAside(file, length, Arrays.copyOfRange(bytes, length, bytes.length)));
    }
}
