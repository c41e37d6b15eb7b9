package io.cardtrail.audit;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * One entry as it stands in the log: the bytes of its line without the line feed.
 *
 * @param index place in the log, from 0
 * @param text canonical JSON (RFC 8785)
 */
public record Leaf(long index, String text) {
    /** {@return the leaf's bytes} */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@return the random name it has outside the log, empty if it has none} */
    public String token() {
        return LeafFields.parse(text).map(fields -> fields.text("token")).orElse("");
    }

    /** {@return RFC 6962's hash of the leaf, SHA-256(0x00 ‖ bytes), hex} */
    public String hash() {
        return HexFormat.of().formatHex(Merkle.leaf(bytes()));
    }
}
