package io.cardtrail.ingest;

import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The folder where files wait for their import, readable by the server's user only. A file is copied even if it lies on this
 * machine: what is read is then what was hashed, whatever happens to the original meanwhile.
 */
final class Spool {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String UPLOAD = "upload-";
    private static final String REJECTS = "rejects-";

    /** The server's own, of files whose sending was broken off by a crash. */
    private static final String BEING_SENT = "upload_";

    private final Path folder;
    private final long maxBytes;

    /** @throws IOException if the folder can't be made, or what an earlier run left in it can't be removed */
    Spool(Path folder, long maxBytes) throws IOException {
        this.folder = folder;
        this.maxBytes = maxBytes;
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(folder, "{" + UPLOAD + "," + REJECTS + "," + BEING_SENT + "}*")) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }

    /** {@return a name for a file that nobody guesses: 128 random bits, hex} */
    static String token() {
        byte[] token = new byte[16];
        RANDOM.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    /** A copied file. */
    record Copy(Path path, String digest, long size) {}

    Copy copy(String id, InputStream content) throws IOException {
        Path path = create(UPLOAD + id);
        MessageDigest digest = Sha256.digest();
        long size = 0;
        try (OutputStream out = Files.newOutputStream(path)) {
            byte[] buffer = new byte[64 * 1024];
            int read;
            while ((read = content.read(buffer)) >= 0) {
                size += read;
                if (size > maxBytes) {
                    throw FileComplaint.FILE_TOO_LARGE.refused(maxBytes);
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
        return new Copy(path, HexFormat.of().formatHex(digest.digest()), size);
    }

    /** {@return the same file under another name, which lives on when the first is deleted} */
    Copy link(Copy copy, String id) throws IOException {
        Path path = folder.resolve(UPLOAD + id);
        try {
            Files.createLink(path, copy.path());
        } catch (UnsupportedOperationException e) {
            Files.copy(copy.path(), path, StandardCopyOption.COPY_ATTRIBUTES);
        }
        return new Copy(path, copy.digest(), copy.size());
    }

    Path rejects(String id) throws IOException {
        return create(REJECTS + id);
    }

    RejectList rejectList(String id) throws IOException {
        return new RejectList(create(REJECTS + id + ".list"));
    }

    private Path create(String name) throws IOException {
        return Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
