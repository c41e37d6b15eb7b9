package io.cardtrail.report.seal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads a ZIP (APPNOTE 6.3) of which every byte is accounted for: entries lie one after another from the first byte on, the directory follows and says
 * the same of them, and then nothing but its end. What is cut, overlaps, hides between, or says one thing in the directory and another before
 * the data, is refused; so are links, encryption and ZIP64, which no bundle needs.
 */
final class ZipReader {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;

    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int DESCRIBED_LATER = 1 << 3;
    private static final int UTF_8 = 1 << 11;
    /** Extra field by which Info-ZIP gives an entry another name. */
    private static final int OTHER_NAME = 0x7075;

    private static final int KIND_OF_FILE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;

    /** Deflate reaches 1,032; the most repetitive of our own files stays below 100. */
    private static final long MOST_RATIO = 200;

    private static final long RATIO_FROM = 1 << 20;

    private final ByteBuffer zip;
    private final int mostFiles;
    private final long mostBytes;
    private long bytes;

    ZipReader(byte[] zip, int mostFiles, long mostBytes) {
        this.zip = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        this.mostFiles = mostFiles;
        this.mostBytes = mostBytes;
    }

    /** What the directory says of an entry. */
    private record Entry(
            String name, int flags, int method, int crc, int packed, int size, int offset, boolean folder) {}

    SortedMap<String, byte[]> read() throws BadBundle {
        try {
            int end = zip.capacity() - END_BYTES;
            // A comment could hold another directory; so there is none.
            require(
                    end >= 0 && zip.getInt(end) == END && zip.getShort(end + 20) == 0,
                    "it does not end as a ZIP without comment ends");
            int count = zip.getShort(end + 10) & 0xffff;
            int directory = zip.getInt(end + 16);
            require(
                    zip.getInt(end + 4) == 0 && (zip.getShort(end + 8) & 0xffff) == count && count != 0xffff,
                    "it is a part of a ZIP, or a ZIP64");
            require(count <= mostFiles, "it has more than " + mostFiles + " entries");
            require(directory >= 0 && directory + (long) zip.getInt(end + 12) == end, "its directory lies elsewhere");
            return files(directory, end, count);
        } catch (IndexOutOfBoundsException e) {
            throw new BadBundle("the ZIP is cut off or damaged", e);
        }
    }

    private SortedMap<String, byte[]> files(int directory, int end, int count) throws BadBundle {
        SortedMap<String, byte[]> files = new TreeMap<>();
        int at = directory;
        int next = 0;
        for (int i = 0; i < count; i++) {
            require(at + CENTRAL_BYTES <= end && zip.getInt(at) == CENTRAL, "its directory is damaged");
            Entry entry = entry(at);
            require(
                    entry.offset() == next,
                    "its entries overlap, leave room, or stand in another order than in its directory");
            int data = local(entry);
            require((long) data + entry.packed() <= directory, "an entry reaches into the directory");
            next = described(entry, data + entry.packed());
            if (!entry.folder()) {
                require(
                        !files.containsKey(entry.name()),
                        "it has two entries of one name: " + Bundle.shown(entry.name()));
                files.put(entry.name(), content(entry, data));
            }
            at += CENTRAL_BYTES + length(at + 28) + length(at + 30) + length(at + 32);
        }
        require(at == end && next == directory, "there is something in it that is no entry");
        return files;
    }

    private Entry entry(int at) throws BadBundle {
        String name = name(at + CENTRAL_BYTES, length(at + 28));
        int mode = zip.getInt(at + 38) >>> 16;
        boolean folder = name.endsWith("/");
        if ((mode & KIND_OF_FILE) != 0) {
            require(
                    (mode & KIND_OF_FILE) == (folder ? DIRECTORY : REGULAR),
                    Bundle.shown(name) + " is a link or a device");
        }
        extra(at + CENTRAL_BYTES + length(at + 28), length(at + 30));
        Entry entry = new Entry(
                name,
                length(at + 8),
                length(at + 10),
                zip.getInt(at + 16),
                zip.getInt(at + 20),
                zip.getInt(at + 24),
                zip.getInt(at + 42),
                folder);
        require(entry.packed() >= 0 && entry.size() >= 0 && entry.offset() >= 0, "it has entries beyond 2 GiB");
        require((entry.flags() & ~(DESCRIBED_LATER | UTF_8 | 6)) == 0, Bundle.shown(name) + " is encrypted or patched");
        require(!folder || (entry.size() == 0 && entry.packed() <= 2), "a folder has content");
        require(
                !folder || Bundle.isName(name.substring(0, name.length() - 1)),
                "'" + Bundle.shown(name) + "' is no name for a folder");
        require(folder || Bundle.isName(name), "'" + Bundle.shown(name) + "' is no name for a file of a bundle");
        return entry;
    }

    private void extra(int at, int length) throws BadBundle {
        for (int field = at; field < at + length; field += 4 + length(field + 2)) {
            require(length(field) != OTHER_NAME, "it has an entry of two names");
        }
    }

    /** {@return where the entry's data begins} */
    private int local(Entry entry) throws BadBundle {
        int at = entry.offset();
        boolean later = (entry.flags() & DESCRIBED_LATER) != 0;
        require(
                zip.getInt(at) == LOCAL
                        && length(at + 6) == entry.flags()
                        && length(at + 8) == entry.method()
                        && name(at + LOCAL_BYTES, length(at + 26)).equals(entry.name())
                        && (later
                                || (zip.getInt(at + 14) == entry.crc()
                                        && zip.getInt(at + 18) == entry.packed()
                                        && zip.getInt(at + 22) == entry.size())),
                "its directory says otherwise than stands before " + Bundle.shown(entry.name()));
        extra(at + LOCAL_BYTES + length(at + 26), length(at + 28));
        return at + LOCAL_BYTES + length(at + 26) + length(at + 28);
    }

    /** {@return where the entry ends} */
    private int described(Entry entry, int at) throws BadBundle {
        if ((entry.flags() & DESCRIBED_LATER) == 0) {
            return at;
        }
        int from = zip.getInt(at) == DESCRIPTOR ? at + 4 : at;
        require(
                zip.getInt(from) == entry.crc()
                        && zip.getInt(from + 4) == entry.packed()
                        && zip.getInt(from + 8) == entry.size(),
                "its directory says otherwise than stands behind " + Bundle.shown(entry.name()));
        return from + 12;
    }

    private byte[] content(Entry entry, int data) throws BadBundle {
        String name = Bundle.shown(entry.name());
        bytes += entry.size();
        require(bytes <= mostBytes, "it holds more than " + mostBytes + " bytes");
        require(
                entry.size() < RATIO_FROM || entry.size() / MOST_RATIO <= entry.packed(),
                name + " would grow more than " + MOST_RATIO + "-fold");
        byte[] packed = Arrays.copyOfRange(zip.array(), data, data + entry.packed());
        byte[] content = switch (entry.method()) {
            case STORED -> packed;
            case DEFLATED -> inflated(packed, entry.size(), name);
            default -> throw new BadBundle(name + " is packed in a way that a bundle is not: " + entry.method(), null);
        };
        CRC32 crc = new CRC32();
        crc.update(content);
        require(content.length == entry.size() && (int) crc.getValue() == entry.crc(), name + " is damaged");
        return content;
    }

    private static byte[] inflated(byte[] packed, int size, String name) throws BadBundle {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed);
            // No more room than was promised: what would grow beyond it is never unpacked.
            byte[] content = new byte[size];
            int got = 0;
            while (got < size) {
                int more = inflater.inflate(content, got, size - got);
                require(more > 0, name + " is damaged");
                got += more;
            }
            require(
                    inflater.inflate(new byte[1]) == 0 && inflater.finished() && inflater.getRemaining() == 0,
                    name + " is damaged");
            return content;
        } catch (DataFormatException e) {
            throw new BadBundle(name + " is damaged", e);
        }
    }

    private int length(int at) {
        return zip.getShort(at) & 0xffff;
    }

    private String name(int at, int length) {
        byte[] name = new byte[length];
        zip.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static void require(boolean holds, String otherwise) throws BadBundle {
        if (!holds) {
            throw new BadBundle(otherwise, null);
        }
    }
}
