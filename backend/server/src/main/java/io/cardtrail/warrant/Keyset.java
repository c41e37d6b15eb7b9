package io.cardtrail.warrant;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Set;

/** The key of the tokens, as a file that only its owner may read. */
final class Keyset {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int KEY_BYTES = 64;

    private Keyset() {}

    /** {@return a new random key, not stored anywhere} */
    static KeysetHandle fresh() {
        try {
            DeterministicAeadConfig.register();
            // Without Tink's five-byte prefix a token begins with the synthetic IV, which is what a pseudonym is drawn
            // from.
            return KeysetHandle.generateNew(AesSivParameters.builder()
                    .setKeySizeBytes(KEY_BYTES)
                    .setVariant(AesSivParameters.Variant.NO_PREFIX)
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-SIV is missing from this build", e);
        }
    }

    static void store(KeysetHandle keyset, Path file) {
        if (Files.exists(file)) {
            throw new IllegalStateException("there is a token key in " + file + " already; it is never overwritten");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            byte[] text = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get())
                    .getBytes(StandardCharsets.UTF_8);
            Files.deleteIfExists(part);
            try (FileChannel channel = FileChannel.open(
                    part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
                ByteBuffer bytes = ByteBuffer.wrap(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the token key can't be written to " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the token key can't be written to " + file, e);
        }
    }

    static KeysetHandle read(Path file) {
        try {
            DeterministicAeadConfig.register();
            if (posix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalStateException(
                        "others may read the token key " + file + "; allow only its owner (0600)");
            }
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        } catch (IOException e) {
            throw new UncheckedIOException("the token key can't be read from " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the token key in " + file + " is damaged; restore it from its backup", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(EnumSet.copyOf(OWNER_ONLY))}
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
