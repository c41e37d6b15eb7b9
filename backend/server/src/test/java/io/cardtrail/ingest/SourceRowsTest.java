package io.cardtrail.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cardtrail.model.BadRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceRowsTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    private Path folder;

    private record Written(long line, List<String> cells) {}

    @Test
    void rows_keep_their_cells_and_line_under_mixed_line_ends() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            List<Written> written = new ArrayList<>();
            long line = 1;
            int rows = 1 + random.nextInt(8);
            for (int row = 0; row < rows; row++) {
                List<String> cells = new ArrayList<>();
                long start = line;
                int width = 2 + random.nextInt(3);
                for (int i = 0; i < width; i++) {
                    String cell = cell(random);
                    cells.add(cell);
                    line += cell.replace("\r\n", "\n")
                            .replace('\r', '\n')
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
                    text.append(i == 0 ? "" : ",");
                    text.append(quoted(cell, random));
                }
                written.add(new Written(start, cells));
                int ends = row == rows - 1 ? random.nextInt(2) : 1 + random.nextInt(2);
                for (int i = 0; i < ends; i++) {
                    // a lone LF after a lone CR would be one line end, not two
                    boolean afterCr = text.charAt(text.length() - 1) == '\r';
                    text.append(List.of("\r\n", "\r", afterCr ? "\r" : "\n").get(random.nextInt(3)));
                    line++;
                }
            }
            assertThat(read(text.toString().getBytes(StandardCharsets.UTF_8)))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(written);
        }
    }

    @Test
    void no_bytes_crash_the_reader() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] alphabet = "ab,\"\r\n\t;|中\uFEFF0".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 1_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(10) == 0
                        ? (byte) random.nextInt(256)
                        : alphabet[random.nextInt(alphabet.length)];
            }
            try {
                long before = 0;
                for (Written row : read(bytes)) {
                    assertThat(row.line()).as("seed %d round %d", seed, round).isGreaterThan(before);
                    before = row.line();
                }
            } catch (BadRequest refused) {
                assertThat(refused.getMessage())
                        .as("seed %d round %d", seed, round)
                        .isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
    void the_character_set_is_found_by_looking(String name) throws IOException {
        Charset charset = Charset.forName(name);
        String text = (name.startsWith("UTF-16") ? "\uFEFF" : "") + "卡号,面值\n一,二";
        Path file = file(text.getBytes(charset));

        assertThat(SourceText.look(file).charset()).isEqualTo(charset);
        assertThat(read(text.getBytes(charset)))
                .containsExactly(new Written(1, List.of("卡号", "面值")), new Written(2, List.of("一", "二")));
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_heading() throws IOException {
        assertThat(read("\uFEFF卡号,面值\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new Written(1, List.of("卡号", "面值")));
    }

    @Test
    void a_file_in_neither_character_set_is_refused() {
        for (byte[] bytes : List.of(
                new byte[] {'a', (byte) 0xff, (byte) 0xff, 'b'},
                new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, (byte) 0xd6, (byte) 0xd0, 'x'})) {
            assertThatExceptionOfType(BadRequest.class)
                    .isThrownBy(() -> SourceText.look(file(bytes)))
                    .withMessageContaining("export it again");
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "GB18030"})
    void a_file_cut_off_inside_a_character_has_a_cut_off_last_row(String name) throws IOException {
        byte[] whole = "卡号,面值\n一,二\n三,四".getBytes(Charset.forName(name));
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        SourceText text = SourceText.look(file(cut));

        assertThat(text.charset().name()).isEqualTo(name);
        try (SourceRows rows = new SourceRows(text, ',')) {
            assertThat(Stream.of(rows.next(), rows.next(), rows.next()).map(row -> row != null && row.cutOff()))
                    .containsExactly(false, false, true);
            assertThat(rows.next()).isNull();
        }
    }

    @Test
    void a_quote_left_open_in_the_last_line_cuts_off_that_row_only() throws IOException {
        try (SourceRows rows = new SourceRows(SourceText.look(file("a,b\n1,2\n3,\"x".getBytes(GB18030))), ',')) {
            rows.next();
            rows.next();
            SourceRow last = requireNonNull(rows.next());
            assertThat(last.cutOff()).isTrue();
            assertThat(last.line()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a,b\\n1,\"2\\n3,4\\n5,6\\n | line 2", "a,b\\n1,2\\n3,\"4\"x\\n5,6\\n | line 3"})
    void a_quote_that_would_swallow_rows_refuses_the_file_by_line(String text, String line) {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> read(text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining(line);
    }

    @Test
    void a_long_cell_is_told_and_an_endless_row_refused() throws IOException {
        String longest = "x".repeat(SourceText.MAX_CELL);
        try (SourceRows rows =
                new SourceRows(SourceText.look(file(("a," + longest + "\nb,x" + longest).getBytes(GB18030))), ',')) {
            SourceRow fits = requireNonNull(rows.next());
            SourceRow over = requireNonNull(rows.next());
            assertThat(fits.tooLong()).isEqualTo(-1);
            assertThat(over.tooLong()).isEqualTo(1);
            assertThat(over.cells()).containsExactly("b", "");
        }
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> read(("a,b\n" + "x".repeat(3 * SourceRows.MAX_ROW) + "\nc,d\n").getBytes(GB18030)))
                .withMessageContaining("line 2");
    }

    private List<Written> read(byte[] bytes) throws IOException {
        List<Written> read = new ArrayList<>();
        try (SourceRows rows = new SourceRows(SourceText.look(file(bytes)), ',')) {
            for (SourceRow row = rows.next(); row != null; row = rows.next()) {
                read.add(new Written(row.line(), row.cells()));
            }
        }
        return read;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("rows.csv"), bytes);
    }

    private static String cell(Random random) {
        String[] parts = {"a", "中", "\"", ",", "\n", "\r\n", "\r", " ", ";"};
        StringBuilder cell = new StringBuilder("x");
        for (int i = random.nextInt(4); i > 0; i--) {
            String part = parts[random.nextInt(parts.length)];
            // CR and LF drawn one after the other would be one line end
            cell.append(part.startsWith("\n") && cell.charAt(cell.length() - 1) == '\r' ? "z" : part);
        }
        return cell.toString();
    }

    private static String quoted(String cell, Random random) {
        boolean needed = cell.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return needed || random.nextInt(4) == 0 ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
