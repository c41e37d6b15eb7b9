package io.cardtrail.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.ActRecord;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rejected rows that are mended and sent again say what they said at first, but for what was mended. */
class RejectsAgainTest {
    private static final String MAPPING = """
            {"channel": "ONLINE_PLATFORM", "holder": "云卡网", "act": "REDEMPTION", "carrier": "示例移动", "separator": "SEPARATOR",
             "columns": [
              {"column": "no", "to": "reference"}, {"column": "at", "to": "time"},
              {"column": "card", "to": "OF_CARD", "kind": "CARD"},
              {"column": "+phone", "to": "TO_PHONE", "kind": "PHONE"}]}
            """;
    private static final String LOGIN = """
            {"channel": "ONLINE_PLATFORM", "holder": "云卡网", "act": "ACCESS", "columns": [
              {"column": "at", "to": "time"},
              {"column": "@user", "to": "BY_ACCOUNT", "kind": "ACCOUNT", "namespace": "云卡网"}]}
            """;

    private static final String CHARACTERS = "'''==+-@＝＋－＠ \t\r\n\u200B\u00AD,\";a1";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "|", "\\t"})
    void a_row_that_was_mended_is_read_with_the_same_mapping_as_it_stood_at_first(String separator) throws Exception {
        String between = separator.equals("\\t") ? "\t" : separator;
        String file = "no,at,card,+phone\n-7,?,10026030100000001,+8613800000001\n".replace(",", between);
        ActRecord act = mended(MAPPING.replace("SEPARATOR", separator), file, "?", "2026-03-02 10:15:04");

        assertThat(act.attributes().reference()).isEqualTo("-7");
        assertThat(act.participants())
                .extracting(participant -> participant.entity().key())
                .containsExactlyInAnyOrder("示例移动:10026030100000001", "+8613800000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@zhang", "'@zhang", "=x", "'x", "zhang"})
    void an_account_stays_the_same_whatever_a_spreadsheet_would_take_it_for(String user) throws Exception {
        ActRecord act = mended(LOGIN, "at,@user\n?," + user + "\n", "?", "2026-03-02 10:15:04");

        assertThat(act.participants())
                .extracting(participant -> participant.entity().key())
                .containsExactly("云卡网:" + user);
    }

    @Test
    void another_file_keeps_its_apostrophes() throws Exception {
        try (Imports imports = new Imports(folder)) {
            imports.done(LOGIN, "at,@user\n2026-03-02 10:15:04,'@zhang\n");

            assertThat(only(imports).participants().getFirst().entity().key()).isEqualTo("云卡网:'@zhang");
        }
    }

    @Test
    void every_cell_comes_back_as_it_was() throws Exception {
        long seed = Long.getLong("rejects.seed", new SplittableRandom().nextLong());
        System.out.println("rejects: -Drejects.seed=" + seed);
        Random random = new Random(seed);
        Mapping mapping = MappingReader.read(LOGIN);
        for (int i = 0; i < 200; i++) {
            List<String> headings = new ArrayList<>(List.of("at", "@user"));
            List<String> cells = new ArrayList<>(List.of(text(random), text(random)));
            for (int n = random.nextInt(4); n > 0; n--) {
                headings.add(text(random));
                cells.add(text(random));
            }
            headings.replaceAll(heading -> heading.isBlank() ? "x" : heading);
            Path file = folder.resolve("rejects.csv");
            Layout layout = Layout.of(mapping, new SourceRow(1, headings, false, -1, null));
            try (RejectsFile rejects = new RejectsFile(file, layout)) {
                rejects.write(
                        new Reject(2, "at", RejectCode.BAD_TIME, "no such moment"),
                        new SourceRow(2, cells, false, -1, null));
            }
            try (RowReader rows = SourceContent.look(file).rows(mapping)) {
                assertThat(behind(rows)).as("seed %d, %d: headings", seed, i).isEqualTo(headings);
                assertThat(behind(rows)).as("seed %d, %d: cells", seed, i).isEqualTo(cells);
                assertThat(rows.next()).isNull();
            }
        }
    }

    /** {@return the cells behind line, column, code and reason} */
    private static List<String> behind(RowReader rows) {
        List<String> cells = Objects.requireNonNull(rows.next()).cells();
        return cells.subList(4, cells.size());
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(5); n > 0; n--) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    /** {@return the one act of a file whose one row is rejected, mended as its table and sent again} */
    private ActRecord mended(String mapping, String file, String wrong, String right) throws Exception {
        try (Imports imports = new Imports(Files.createTempDirectory(folder, "imports"))) {
            ImportJob first = imports.done(mapping, file);
            assertThat(first.count(RowOutcome.REJECTED)).isEqualTo(1);
            ByteArrayOutputStream table = new ByteArrayOutputStream();
            first.rejectsCsv(table);
            ImportJob again = imports.done(mapping, table.toString(UTF_8).replace(wrong, right));
            assertThat(again.progress().message()).isNull();
            assertThat(again.rejects(0, 9)).isEmpty();
            return only(imports);
        }
    }

    private static ActRecord only(Imports imports) {
        assertThat(imports.store.acts).hasSize(1);
        return (ActRecord) imports.store.acts.values().iterator().next();
    }
}
