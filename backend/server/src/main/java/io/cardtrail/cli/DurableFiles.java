package io.cardtrail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Copies that only their owner can read, and that outlast a power cut. */
final class DurableFiles {
    private DurableFiles() {}

    /** A file as it was read: how long, and the SHA-256 of its bytes, hex. */
    record Read(long size, String sha256) {}

    static void folder(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** {@return what was copied}; {@code to} is there whole or not at all, and an old one is replaced */
    static Read copy(Path from, Path to) throws IOException {
        Path parent = parent(to);
        folder(parent);
        Path fresh = to.resolveSibling(to.getFileName() + ".copying");
        Files.deleteIfExists(fresh);
        Read read;
        try (FileChannel channel = FileChannel.open(
                        fresh,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                OutputStream out = Channels.newOutputStream(channel)) {
            read = transfer(from, out);
            channel.force(true);
        }
        Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        names(parent);
        return read;
    }

    static Read read(Path file) throws IOException {
        return transfer(file, OutputStream.nullOutputStream());
    }

    private static Read transfer(Path from, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(from);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            long size = digested.transferTo(out);
            return new Read(
                    size, HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static void write(Path file, String text) throws IOException {
        Path given = Files.createTempFile("cardtrail", ".text");
        try {
            Files.writeString(given, text);
            copy(given, file);
        } finally {
            Files.delete(given);
        }
    }

    /** Gives a folder or file another name, durably. */
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        names(parent(to));
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(tree)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
        names(parent(tree));
    }

    /** Has every byte and name under a folder on the disk. */
    static void durable(Path tree) throws IOException {
        try (Stream<Path> inside = Files.walk(tree)) {
            for (Path path : inside.toList()) {
                names(path);
            }
        }
    }

    /** Has the names in a folder, or the bytes of a file, on the disk. */
    static void names(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " has no folder it lies in");
        }
        return parent;
    }
}
