package io.cardtrail.audit;

import io.cardtrail.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * One entry as it stands in the log: the bytes of its line without the line feed.
 *
 * @param index place in the log, from 0
 * @param text canonical JSON (RFC 8785)
 */
public record Leaf(long index, String text) {
    private static final byte[] LEAF = {0};

    /** {@return the leaf's bytes} */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@return RFC 6962's hash of the leaf, SHA-256(0x00 ‖ bytes), hex} */
    public String hash() {
        return HexFormat.of().formatHex(Sha256.of(LEAF, bytes()));
    }
}
