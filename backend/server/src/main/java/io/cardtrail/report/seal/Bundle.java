package io.cardtrail.report.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The ZIP around a sealed report. The same files give the same bytes: sorted, stored as they are, with a fixed time. Reading takes
 * nothing that two programs could unpack in two ways.
 */
public final class Bundle {
    /** Files in one bundle. */
    public static final int MOST_FILES = 20_000;

    /** Bytes of all files together, 256 MiB. */
    public static final long MOST_BYTES = 256L << 20;

    private static final int LONGEST_NAME = 200;

    /** No name begins with a dot or a hyphen, in no folder: neither hidden nor an option to a command. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

    /** Not the first day that a ZIP knows: Java takes that for an older one, and writes the true time beside it, which depends on the zone. */
    private static final LocalDateTime FIXED = LocalDateTime.of(1980, 1, 2, 0, 0);

    private Bundle() {}

    /** {@return whether a file may be called so: letters, digits, dots, hyphens and underscores, in folders} */
    static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
    }

    /**
     * Checks that files of these names can be unpacked everywhere.
     *
     * @throws IllegalArgumentException if one is no name, is a folder of another, or differs from another by upper and lower case alone
     */
    static void checkNames(Set<String> names) {
        if (names.size() > MOST_FILES) {
            throw new IllegalArgumentException(names.size() + " files are more than " + MOST_FILES);
        }
        // Name in lower case to the name itself, for files and the folders they stand in.
        Map<String, String> files = new HashMap<>();
        Map<String, String> folders = new HashMap<>();
        for (String name : names) {
            if (!isName(name)) {
                throw new IllegalArgumentException("'" + shown(name) + "' is no name for a file of a bundle");
            }
            String lower = name.toLowerCase(Locale.ROOT);
            String other = files.put(lower, name);
            if (other != null) {
                throw new IllegalArgumentException(name + " and " + other + " are one file on some machines");
            }
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                String folder = name.substring(0, slash);
                String before = folders.putIfAbsent(lower.substring(0, slash), folder);
                if (before != null && !before.equals(folder)) {
                    throw new IllegalArgumentException(folder + " and " + before + " are one folder on some machines");
                }
            }
        }
        for (Map.Entry<String, String> folder : folders.entrySet()) {
            if (files.containsKey(folder.getKey())) {
                throw new IllegalArgumentException(folder.getValue() + " is a file and a folder");
            }
        }
    }

    /** A name as it may be shown: it comes from outside. */
    static String shown(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME) + "…";
    }

    /**
     * Writes the files as one ZIP. {@code out} stays open.
     *
     * @throws IllegalArgumentException if there are too many or too large ones, or one whose name can't stand in a bundle
     */
    public static void write(SortedMap<String, byte[]> files, OutputStream out) throws IOException {
        checkNames(files.keySet());
        long bytes = files.values().stream().mapToLong(each -> each.length).sum();
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException(bytes + " bytes are more than " + MOST_BYTES);
        }
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            ZipEntry entry = new ZipEntry(file.getKey());
            // Deflated bytes differ between versions of zlib; and what most of a bundle is, a PDF, is compressed
            // already.
            entry.setMethod(ZipEntry.STORED);
            entry.setTimeLocal(FIXED);
            entry.setSize(file.getValue().length);
            CRC32 crc = new CRC32();
            crc.update(file.getValue());
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(file.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    /** {@return the files as one ZIP} */
    public static byte[] write(SortedMap<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(files, out);
        return out.toByteArray();
    }

    /**
     * {@return the files in a ZIP, by name}
     *
     * @throws BadBundle if it is none, is larger than a bundle may be, or could be unpacked in two ways
     * @throws IOException if the file can't be read
     */
    public static SortedMap<String, byte[]> read(Path zip) throws IOException, BadBundle {
        if (Files.size(zip) > MOST_BYTES + (MOST_BYTES >> 3)) {
            throw new BadBundle("the file is larger than a bundle may be: " + Files.size(zip) + " bytes", null);
        }
        return read(Files.readAllBytes(zip));
    }

    /**
     * {@return the files in a ZIP, by name}
     *
     * @throws BadBundle if it is none, is larger than a bundle may be, or could be unpacked in two ways
     */
    public static SortedMap<String, byte[]> read(byte[] zip) throws BadBundle {
        SortedMap<String, byte[]> files = new ZipReader(zip, MOST_FILES, MOST_BYTES).read();
        try {
            checkNames(files.keySet());
        } catch (IllegalArgumentException e) {
            throw new BadBundle(String.valueOf(e.getMessage()), e);
        }
        return files;
    }
}
