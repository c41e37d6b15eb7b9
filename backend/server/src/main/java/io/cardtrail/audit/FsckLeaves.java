package io.cardtrail.audit;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The leaves as they stand in the segments.
 *
 * @param hashes RFC 6962's hash of each
 * @param salts by token, what each leaf says of its salts
 */
record FsckLeaves(List<byte[]> hashes, Map<String, Salted> salts) {
    /**
     * A leaf, as far as its salts go.
     *
     * @param hash of its line among the salts, empty for a leaf that commits to nothing
     */
    record Salted(int index, String hash) {}

    private static final long BETWEEN_LOOKS_MILLIS = 50;

    /**
     * {@return the leaves}
     *
     * @param looks how often to look at what a writer may be in the middle of
     */
    static FsckLeaves read(Path folder, int looks, Fsck.Faults faults) throws IOException {
        FsckLeaves leaves = new FsckLeaves(new ArrayList<>(), new HashMap<>());
        List<Long> firsts = LogFolder.firsts(folder);
        Instant before = Instant.MIN;
        for (long first : firsts) {
            long next = leaves.hashes.size();
            if (first != next) {
                faults.fault(
                        next,
                        "leaf " + next + " should begin a segment, and the next one is named by leaf " + first
                                + ": a segment is missing, or has lost or gained leaves");
                return leaves;
            }
            Optional<Instant> last = leaves.segment(
                    LogFolder.segment(folder, first), before, first == firsts.getLast() ? looks : 1, folder, faults);
            if (last.isEmpty()) {
                return leaves;
            }
            before = last.get();
        }
        return leaves;
    }

    /** {@return the time of the last leaf, empty if the segment has a fault} */
    private Optional<Instant> segment(Path file, Instant before, int looks, Path folder, Fsck.Faults faults)
            throws IOException {
        byte[] bytes = whole(file, looks);
        Instant last = before;
        int start = 0;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] != '\n') {
                continue;
            }
            byte[] line = Arrays.copyOfRange(bytes, start, end);
            long index = hashes.size();
            LeafFields fields = fields(line, index);
            Instant time = fields == null ? null : fields.time().orElse(null);
            if (fields == null || time == null) {
                faults.fault(index, "leaf " + index + " is damaged: where it should be stands something else");
                return Optional.empty();
            }
            if (time.isBefore(last)) {
                faults.fault(index, "leaf " + index + " is dated before the one before it");
            }
            if (salts.put(fields.text("token"), new Salted((int) index, fields.text("saltsHash"))) != null) {
                faults.fault(index, "leaf " + index + " has the token of an earlier one");
            }
            aside(fields, index, folder, faults);
            hashes.add(Merkle.leaf(line));
            last = time;
            start = end + 1;
        }
        if (start < bytes.length) {
            faults.fault(
                    hashes.size(),
                    "leaf " + hashes.size() + " is torn: " + (bytes.length - start)
                            + " bytes stand after the last whole line. After a crash the next start sets them aside");
            return Optional.empty();
        }
        return Optional.of(last);
    }

    private static byte[] whole(Path file, int looks) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int look = 1; bytes.length > 0 && bytes[bytes.length - 1] != '\n' && again(look, looks); look++) {
            bytes = Files.readAllBytes(file);
        }
        return bytes;
    }

    /** {@return whether to look again} Waits before it says so. */
    static boolean again(int look, int looks) {
        if (look >= looks) {
            return false;
        }
        try {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** {@return what the line says, null if it is no leaf with that index in canonical JSON} */
    private static @Nullable LeafFields fields(byte[] line, long index) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            LeafFields fields = LeafFields.parse(text).orElse(null);
            boolean leaf = fields != null
                    && fields.isLeaf(index)
                    && fields.number("v") == 1
                    && fields.text("token").matches("[0-9a-f]{32}")
                    && !fields.text("type").isEmpty()
                    && fields.text("time").equals(String.valueOf(fields.time().orElseThrow()))
                    && CanonicalJson.of(fields.values()).equals(text);
            return leaf ? fields : null;
        } catch (CharacterCodingException | BadRequest | IllegalArgumentException noCanonicalText) {
            return null;
        }
    }

    /** A torn end that was set aside must still be what the log says it was. */
    private static void aside(LeafFields leaf, long index, Path folder, Fsck.Faults faults) throws IOException {
        if (!leaf.text("type").equals("RECOVERED") || !leaf.text("file").matches("torn-[a-z0-9.-]+")) {
            return;
        }
        Path file = folder.resolve(leaf.text("file"));
        if (Files.exists(file) && !Sha256.hex(Files.readAllBytes(file)).equals(leaf.text("digest"))) {
            faults.fault(-1, "the torn end " + leaf.text("file") + " is not what leaf " + index + " says");
        }
    }
}
