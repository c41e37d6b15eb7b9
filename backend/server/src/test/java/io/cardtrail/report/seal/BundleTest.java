package io.cardtrail.report.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle is packed in one way only, and unpacked only where there is one way to. */
class BundleTest {
    @TempDir
    Path temp;

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As a verifier might pack it again: deflated, with descriptors, in any order. */
    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static void refused(byte[] zip, String because) {
        assertThatThrownBy(() -> Bundle.read(zip)).isInstanceOf(BadBundle.class).hasMessageContaining(because);
    }

    @Test
    void the_same_files_are_the_same_bytes_in_any_time_zone() throws Exception {
        SortedMap<String, byte[]> files = Sealed.files();
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
            byte[] here = Bundle.write(files);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertThat(Bundle.write(files)).isEqualTo(here);
            assertThat(Bundle.read(here).keySet()).isEqualTo(files.keySet());
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void what_was_packed_is_unpacked_also_when_others_packed_it_again() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (int i = random.nextInt(20); i >= 0; i--) {
                byte[] bytes = new byte[random.nextInt(3000)];
                random.nextBytes(bytes);
                files.put("d" + random.nextInt(3) + "/f" + i + ".bin", bytes);
            }
            for (byte[] zip : List.of(Bundle.write(files), zip(files))) {
                SortedMap<String, byte[]> read = Bundle.read(Files.write(temp.resolve("b.zip"), zip));
                assertThat(read.keySet()).as("seed %d", seed).isEqualTo(files.keySet());
                files.forEach((name, bytes) -> assertThat(read.get(name)).isEqualTo(bytes));
            }
        }
        assertThat(Bundle.read(zip(Map.of("a/", new byte[0]))))
                .as("an empty folder is nothing")
                .isEmpty();
    }

    @Test
    void a_name_that_leads_elsewhere_or_nowhere_is_refused() throws Exception {
        for (String name : List.of(
                "../x", "a/../../x", "/etc/passwd", "C:\\x", "a\\b", ".ssh/x", "a//b", "-rf", "卡", "a\nb", "../")) {
            refused(zip(Map.of(name, name.endsWith("/") ? new byte[0] : text("x"))), "is no name");
        }
        refused(zip(Map.of("a".repeat(201), text("x"))), "is no name");
        refused(zip(new TreeMap<>(Map.of("a", text("x"), "A", text("y")))), "one file on some machines");
        refused(zip(new TreeMap<>(Map.of("d/x", text("x"), "D/y", text("y")))), "one folder on some machines");
        refused(zip(new TreeMap<>(Map.of("a", text("x"), "a/b", text("y")))), "a file and a folder");
    }

    @Test
    void two_entries_of_one_name_are_refused() throws Exception {
        byte[] zip = zip(new TreeMap<>(Map.of("aa", text("x"), "ab", text("y"))));
        String latin = new String(zip, StandardCharsets.ISO_8859_1).replace("ab", "aa");
        refused(latin.getBytes(StandardCharsets.ISO_8859_1), "two entries of one name");
    }

    @Test
    void a_link_is_refused() throws Exception {
        byte[] zip = zip(Map.of("link", text("/etc/passwd")));
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int central = bytes.getInt(zip.length - 6);
        // The mode that unzip goes by: a symbolic link.
        bytes.putInt(central + 38, 0120777 << 16);
        refused(zip, "a link or a device");
    }

    @Test
    void what_would_grow_beyond_all_bounds_is_not_unpacked() throws Exception {
        refused(zip(Map.of("zeros", new byte[8 << 20])), "-fold");
        byte[] one = zip(Map.of("small", text("x")));
        // The directory promises more than a bundle may hold.
        ByteBuffer directory = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN);
        int central = directory.getInt(one.length - 6);
        directory.putInt(central + 24, Integer.MAX_VALUE);
        directory.putInt(central - 4, Integer.MAX_VALUE);
        refused(one, "holds more than");
        SortedMap<String, byte[]> many = new TreeMap<>();
        for (int i = 0; i <= Bundle.MOST_FILES; i++) {
            many.put("f" + i, new byte[0]);
        }
        refused(zip(many), "more than " + Bundle.MOST_FILES);
        assertThatThrownBy(() -> Bundle.write(many)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_directory_that_says_otherwise_than_the_entries_is_refused() throws Exception {
        byte[] zip = Bundle.write(new TreeMap<>(Map.of("aa", text("x"), "bb", text("y"))));
        byte[] other = zip.clone();
        other[30] = 'c';
        refused(other, "otherwise");
        // Something between the entries, before them, behind them.
        byte[] before = new byte[zip.length + 1];
        System.arraycopy(zip, 0, before, 1, zip.length);
        refused(before, "");
        refused(Arrays.copyOf(zip, zip.length + 1), "");
        ByteBuffer end = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        end.putShort(zip.length - 12, (short) 1).putShort(zip.length - 14, (short) 1);
        refused(end.array(), "no entry");
    }

    @Test
    void no_damage_to_a_zip_passes_or_fails_otherwise_than_by_a_sentence() throws Exception {
        long seed = Long.getLong("zip.seed", new Random().nextLong());
        System.out.println("BundleTest: zip.seed=" + seed);
        Random random = new Random(seed);
        SortedMap<String, byte[]> files = Sealed.files();
        for (byte[] whole : List.of(Bundle.write(files), zip(files))) {
            for (int i = 0; i < 3_000; i++) {
                byte[] zip = Arrays.copyOf(whole, random.nextInt(5) == 0 ? random.nextInt(whole.length) : whole.length);
                for (int flips = random.nextInt(3); flips >= 0 && zip.length > 0; flips--) {
                    zip[random.nextInt(zip.length)] ^= (byte) (1 << random.nextInt(8));
                }
                try {
                    Bundle.read(zip)
                            .forEach((name, bytes) -> assertThat(files.getOrDefault(name, bytes))
                                    .as("content, seed %d", seed)
                                    .isEqualTo(bytes));
                } catch (BadBundle refused) {
                    assertThat(refused).hasMessageMatching("(?s)\\P{Cntrl}{10,}");
                }
            }
        }
    }
}
