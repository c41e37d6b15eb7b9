package io.cardtrail.audit;

import java.util.Base64;
import java.util.List;

/**
 * Shows offline that an entry is in the log.
 *
 * @param hashes beside the way from the leaf up to the root
 * @param checkpoint whose root it is
 */
public record EntryProof(Leaf leaf, List<byte[]> hashes, Checkpoint checkpoint) {
    static final String FORMAT = "c2sp.org/tlog-proof@v1";

    public EntryProof {
        hashes = List.copyOf(hashes);
    }

    /** {@return it as a C2SP tlog-proof} */
    public String text() {
        StringBuilder text =
                new StringBuilder(FORMAT + "\nindex ").append(leaf.index()).append('\n');
        hashes.forEach(
                hash -> text.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        return text.append('\n').append(checkpoint.note()).toString();
    }
}
