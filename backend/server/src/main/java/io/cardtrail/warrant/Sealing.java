package io.cardtrail.warrant;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.AesSivParameters;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Fields sealed into one opaque token and back. The context (what kind of token, under which instrument …) is authenticated, not
 * carried: a token opens only in the context it was made in. Sealed text is padded, so that a token's length does not tell the
 * length of an identifier.
 */
final class Sealing {
    /** An identifier of ordinary length with all that goes with it fits one block. */
    private static final int BLOCK = 96;

    /** Longer than any token we make of an identifier we import, short enough to refuse before any work. */
    private static final int LONGEST = 4096;

    /** AES-SIV's output begins with its synthetic IV: a pseudo-random function of context and fields (RFC 5297). */
    private static final int SYNTHETIC_IV_BYTES = 16;

    private final DeterministicAead aead;

    Sealing(KeysetHandle keyset) {
        if (!(keyset.getPrimary().getKey() instanceof AesSivKey key)
                || key.getParameters().getVariant() != AesSivParameters.Variant.NO_PREFIX) {
            throw new IllegalStateException("the token key is no AES-SIV key of ours");
        }
        try {
            this.aead = keyset.getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the token key is no AES-SIV key", e);
        }
    }

    /** {@return the token, base64url without padding} */
    String seal(List<String> context, List<String> fields) {
        return text(sealed(context, fields));
    }

    private static String text(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** {@return 128 pseudo-random bits that only these fields in this context have} */
    byte[] draw(List<String> context, List<String> fields) {
        return Arrays.copyOf(sealed(context, fields), SYNTHETIC_IV_BYTES);
    }

    /** {@return the fields of a token made in this context; empty for whatever else it is, without saying which} */
    Optional<List<String>> open(List<String> context, String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (!text(bytes).equals(token)) {
                // Another spelling of the same bytes: a token has one.
                return Optional.empty();
            }
            return fields(aead.decryptDeterministically(bytes, encoded(context)));
        } catch (IllegalArgumentException | GeneralSecurityException garbage) {
            return Optional.empty();
        }
    }

    private byte[] sealed(List<String> context, List<String> fields) {
        byte[] text = encoded(fields);
        byte[] padded = new byte[(text.length / BLOCK + 1) * BLOCK];
        System.arraycopy(text, 0, padded, 0, text.length);
        try {
            return aead.encryptDeterministically(padded, encoded(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the token key does not encrypt", e);
        }
    }

    /** Count, then each field by its length: no two lists have the same bytes. */
    private static byte[] encoded(List<String> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(fields.size());
            for (String field : fields) {
                byte[] text = field.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not take bytes", e);
        }
        return bytes.toByteArray();
    }

    private static Optional<List<String>> fields(byte[] padded) {
        ByteBuffer in = ByteBuffer.wrap(padded);
        List<String> fields = new ArrayList<>();
        for (int left = in.get(); left > 0; left--) {
            byte[] text = new byte[in.getInt()];
            in.get(text);
            fields.add(new String(text, StandardCharsets.UTF_8));
        }
        return Optional.of(List.copyOf(fields));
    }
}
