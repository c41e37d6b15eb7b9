package io.cardtrail.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A row is found wherever it stands, and none that is not there. */
class RowFileTest {
    @TempDir
    private Path folder;

    @RepeatedTest(8)
    void each_row_is_found_by_its_line_and_no_other_line_finds_one() throws IOException {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        boolean sorted = random.nextInt(5) > 0;
        List<String> rows = new ArrayList<>();
        long line = random.nextInt(1, 5);
        for (int i = random.nextInt(60); i > 0; i--) {
            // Short ones, ones of about a block, and ones of several; with characters that blocks may cut in two.
            int length = List.of(5, 40, 4_090, 9_000).get(random.nextInt(4)) + random.nextInt(12);
            int place = sorted ? rows.size() : random.nextInt(rows.size() + 1);
            rows.add(place, "{\"line\":" + line + ",\"text\":\"" + "卡€x".repeat(length / 3) + "\"}");
            line += random.nextInt(1, 90);
        }
        Path file = Files.write(folder.resolve("rows"), rows);

        try (RowFile open = new RowFile(file)) {
            // In any order, many of them twice: what was found before must not lead astray.
            for (int i = 0; i < 400; i++) {
                long each = i % 2 == 0 || rows.isEmpty()
                        ? random.nextLong(line + 1)
                        : lineOf(rows.get(random.nextInt(rows.size())));
                String begins = "{\"line\":" + each + ",";
                Optional<String> row =
                        rows.stream().filter(text -> text.startsWith(begins)).findFirst();
                if (sorted) {
                    assertThat(open.byHalves(each))
                            .as("line %d by halves, seed %d", each, seed)
                            .isEqualTo(row);
                }
                assertThat(open.find(each)).as("line %d, seed %d", each, seed).isEqualTo(row);
            }
        }
    }

    private static long lineOf(String row) {
        return Long.parseLong(row.substring("{\"line\":".length(), row.indexOf(',')));
    }
}
