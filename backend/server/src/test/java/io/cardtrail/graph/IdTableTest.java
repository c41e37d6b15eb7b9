package io.cardtrail.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdTableTest {
    @TempDir
    private Path folder;

    @Test
    void it_gives_what_a_map_gives_also_where_hashes_begin_alike_and_after_it_has_grown() throws IOException {
        long seed = new SplittableRandom().nextLong();
        Random random = new Random(seed);
        Map<List<Byte>, Long> map = new HashMap<>();
        try (IdTable table = new IdTable(folder.resolve("ids"))) {
            for (int i = 0; i < 200_000; i++) {
                byte[] key = new byte[32];
                random.nextBytes(key);
                if (i % 3 == 0) {
                    // The slot is told by the first bytes.
                    Arrays.fill(key, 0, 8, (byte) (i % 5));
                    Arrays.fill(key, 9, 32, (byte) 0);
                }
                long value = i % 7 == 0 ? 0 : random.nextLong() >>> 1;
                Long before = map.put(list(key), value);
                assertThat(table.get(key)).as("seed %d", seed).isEqualTo(before == null ? IdTable.NONE : before);
                assertThat(table.put(key, value)).as("seed %d", seed).isEqualTo(before == null ? IdTable.NONE : before);
            }
            map.forEach((key, value) -> assertThat(table.get(bytes(key))).isEqualTo(value));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static List<Byte> list(byte[] key) {
        Byte[] boxed = new Byte[key.length];
        for (int i = 0; i < key.length; i++) {
            boxed[i] = key[i];
        }
        return List.of(boxed);
    }

    private static byte[] bytes(List<Byte> key) {
        byte[] bytes = new byte[key.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = key.get(i);
        }
        return bytes;
    }
}
