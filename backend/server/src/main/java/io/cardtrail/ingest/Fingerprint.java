package io.cardtrail.ingest;

import io.cardtrail.model.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over a sequence of values, each with its length before it, so that no two different sequences have the same bytes.
 * Not thread-safe.
 */
final class Fingerprint {
    private final MessageDigest sha256 = Sha256.digest();

    /** @param purpose keeps hashes of different things apart, and names the version of what is hashed */
    Fingerprint(String purpose) {
        add(purpose);
    }

    Fingerprint add(@Nullable String value) {
        if (value == null) {
            sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, -1));
            return this;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        sha256.update(bytes);
        return this;
    }

    Fingerprint add(@Nullable Long value) {
        return add(value == null ? null : Long.toString(value));
    }

    /** {@return the hash, 64 hex digits; afterwards this fingerprint is used up} */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
