package io.cardtrail.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cardtrail.graph.ActRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** A workbook and JSON Lines say the same as delimited text, and nothing hostile in them does more than be refused. */
class FormatsTest {
    private static final Path CASE = Path.of("src/test/resources/cases/s1-stolen-card-ring");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SALE = """
            {"channel": "ONLINE_PLATFORM", "holder": "云卡网", "act": "SALE", "carrier": "示例移动", "columns": [
              {"column": "no", "to": "reference"}, {"column": "at", "to": "time"},
              {"column": "card", "to": "OF_CARD", "kind": "CARD", "list": ";"},
              {"column": "price", "to": "amount"}]}
            """;
    private static final List<String> HEADINGS = List.of("no", "at", "card", "price");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"platform-orders", "carrier-recharges", "wechat-payments"})
    void a_workbook_and_json_lines_give_the_same_acts_as_the_csv(String name) throws Exception {
        String mapping = Files.readString(CASE.resolve("mappings/" + name + ".json"));
        byte[] csv = Files.readAllBytes(CASE.resolve("files/" + name + ".csv"));
        List<List<String>> rows = rows(csv);
        StringBuilder lines = new StringBuilder();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> object = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                object.put(rows.getFirst().get(i), row.get(i));
            }
            lines.append(JSON.writeValueAsString(object)).append('\n');
        }

        List<String> expected = ids(mapping, name + ".csv", csv);

        assertThat(expected).isNotEmpty();
        assertThat(ids(mapping, name + ".xlsx", new Xlsx().texts("导出", rows).bytes()))
                .isEqualTo(expected);
        assertThat(ids(mapping, name + ".jsonl", lines.toString().getBytes(UTF_8)))
                .isEqualTo(expected);
    }

    private List<List<String>> rows(byte[] csv) throws IOException {
        Path file = Files.write(folder.resolve("rows.csv"), csv);
        List<List<String>> rows = new ArrayList<>();
        try (SourceRows read = new SourceRows(SourceText.look(file), ',')) {
            for (SourceRow row = read.next(); row != null; row = read.next()) {
                rows.add(row.cells());
            }
        }
        return rows;
    }

    private List<String> ids(String mapping, String name, byte[] content) throws Exception {
        try (Imports imports = new Imports(Files.createTempDirectory(folder, "imports"))) {
            ImportJob job = imports.done(mapping, name, content);
            assertThat(job.progress().message()).isNull();
            assertThat(job.rejects(0, 9)).isEmpty();
            return List.copyOf(imports.store.acts.keySet());
        }
    }

    @Test
    void numbers_and_moments_of_a_workbook_are_read_as_it_keeps_them() throws Exception {
        String row = "<row r=\"3\">" + Xlsx.text("A3", "１") + Xlsx.number("B3", 1, "46083.427129629628")
                + Xlsx.text("C3", "10026030100000001") + Xlsx.number("D3", 3, "98.049999999999997") + "</row>";
        String own = "<row r=\"7\">" + Xlsx.number("A7", 0, "2") + Xlsx.number("B7", 2, "46083.427129629628")
                + Xlsx.text("C7", "10026030100000002") + Xlsx.number("D7", 0, "1.47E3") + "</row>";
        try (Imports imports = new Imports(folder)) {
            ImportJob job = imports.done(SALE, "a.xlsx", sheet(row + own));

            assertThat(job.rejects(0, 9)).isEmpty();
            List<ActRecord> acts = imports.store.acts.values().stream()
                    .map(ActRecord.class::cast)
                    .toList();
            assertThat(acts).extracting(ActRecord::at).containsOnly(Instant.parse("2026-03-02T02:15:04Z"));
            assertThat(acts).extracting(act -> act.attributes().amount()).containsExactly(9_805L, 147_000L);
            assertThat(acts).extracting(act -> act.attributes().reference()).containsExactly("1", "2");
            assertThat(acts).extracting(ActRecord::line).containsExactly(3L, 7L);
        }
    }

    @Test
    void days_of_an_old_macintosh_are_counted_from_1904() throws Exception {
        String row = "<row r=\"2\">" + Xlsx.text("A2", "1") + Xlsx.number("B2", 1, "44621.427129629628")
                + Xlsx.text("C2", "10026030100000001") + "</row>";
        try (Imports imports = new Imports(folder)) {
            imports.done(
                    SALE,
                    "a.xlsx",
                    new Xlsx().from1904().sheet("s", "", headings() + row).bytes());
            assertThat(((ActRecord) imports.store.acts.values().iterator().next()).at())
                    .isEqualTo(Instant.parse("2026-03-02T02:15:04Z"));
        }
    }

    @ParameterizedTest
    @CsvSource({"10026030100000001", "1.00260301E16", "1.0026030100000001E+16", "10026030100000000"})
    void a_serial_that_a_spreadsheet_took_for_a_number_is_damaged_whatever_it_looks_like(String number)
            throws Exception {
        String row = "<row r=\"2\">" + Xlsx.text("A2", "1") + Xlsx.text("B2", "2026-03-02 10:15:04")
                + Xlsx.number("C2", 0, number) + "</row>";
        assertThat(rejects("a.xlsx", sheet(row))).singleElement().satisfies(reject -> {
            assertThat(reject.code()).isEqualTo(RejectCode.SERIAL_DAMAGED);
            assertThat(reject.column()).isEqualTo("card");
        });
    }

    @Test
    void of_several_sheets_the_mapping_names_one_and_hidden_ones_do_not_count() throws Exception {
        List<List<String>> rows = List.of(HEADINGS, List.of("1", "2026-03-02 10:15:04", "10026030100000001", "98"));
        byte[] two = new Xlsx().texts("三月", rows).texts("四月", rows).bytes();
        byte[] hidden = new Xlsx()
                .texts("三月", rows)
                .sheet("旧", "state=\"hidden\"", headings())
                .texts("空", List.of())
                .bytes();

        assertThat(message("two.xlsx", two)).contains("2 sheets");
        assertThat(message("hidden.xlsx", hidden)).isEmpty();
        try (Imports imports = new Imports(folder)) {
            ImportJob job = imports.done(SALE.replaceFirst("\\{", "{\"sheet\": \"四月\", "), "two.xlsx", two);
            assertThat(job.count(RowOutcome.ACCEPTED)).isEqualTo(1);
            ImportJob none = imports.done(SALE.replaceFirst("\\{", "{\"sheet\": \"五月\", "), "none.xlsx", two);
            assertThat(none.progress().message()).contains("mapping.sheet");
        }
    }

    @Test
    void rows_that_are_too_wide_or_too_long_are_rejected_and_the_others_are_not() throws Exception {
        String wide = "<row r=\"2\">" + Xlsx.text("A2", "1") + Xlsx.text("ZZZZZZZZ2", "x") + "</row>";
        String longer = "<row r=\"3\">" + Xlsx.text("A3", "x".repeat(SourceText.MAX_CELL + 1)) + "</row>";
        String right = "<row r=\"4\">" + Xlsx.text("A4", "1") + Xlsx.text("B4", "2026-03-02 10:15:04")
                + Xlsx.text("C4", "10026030100000001") + "</row>";
        try (Imports imports = new Imports(folder)) {
            ImportJob job = imports.done(SALE, "a.xlsx", sheet(wide + longer + right));

            assertThat(job.lines(RowOutcome.ACCEPTED, 0, 9)).containsExactly(4L);
            assertThat(job.rejects(0, 9))
                    .extracting(Reject::line, Reject::code)
                    .containsExactly(tuple(2L, RejectCode.BAD_FORMAT), tuple(3L, RejectCode.BAD_LENGTH));
        }
    }

    @Test
    void what_is_no_honest_workbook_is_refused_before_anything_is_stored() throws Exception {
        byte[] honest = sheet("");
        String bomb = " ".repeat((int) PackageParts.SMALL + 1);
        String backwards =
                "<row r=\"9\">" + Xlsx.text("A9", "1") + "</row><row r=\"2\">" + Xlsx.text("A2", "1") + "</row>";
        Path secret = Files.writeString(folder.resolve("secret.txt"), "TOP-SECRET");
        String outside = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><sst><si><t>&e;</t></si></sst>";

        assertThat(message("cut.xlsx", Arrays.copyOf(honest, honest.length / 2)))
                .contains("damaged");
        assertThat(message("zip.xlsx", new byte[] {'P', 'K', 3, 4, 1, 2, 3, 4, 5, 6}))
                .contains("damaged");
        assertThat(message("old.xls", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0}))
                .contains(".xls");
        assertThat(message(
                        "bomb.xlsx",
                        new Xlsx()
                                .part("xl/styles.xml", "<a>" + bomb + "</a>")
                                .texts("s", List.of(HEADINGS))
                                .bytes()))
                .contains("larger");
        assertThat(message("back.xlsx", sheet(backwards))).contains("row 2");
        assertThat(message(
                        "dtd.xlsx",
                        new Xlsx()
                                .part("xl/sharedStrings.xml", outside)
                                .texts("s", List.of(HEADINGS))
                                .bytes()))
                .isNotEmpty()
                .doesNotContain("TOP-SECRET");
        assertThat(message("no.xlsx", new Xlsx().bytes())).contains("no visible sheet");
    }

    @Test
    void json_members_are_columns_and_numbers_stand_as_they_are_written() throws Exception {
        String lines = """
                {"no": 7, "at": "2026-03-02T10:15:04", "card": ["10026030100000001", "10026030100000002"], "price": 98.05, "x": {"y": true}}\r

                {"price": "1", "card": 10026030100000003, "at": "2026-03-02 10:15:05", "no": null}
                {"no": "8", "at": "2026-03-02 10:15:06", "card": 1.0026E16}
                """;
        try (Imports imports = new Imports(folder)) {
            ImportJob job = imports.done(SALE, "a.jsonl", lines.getBytes(UTF_8));

            assertThat(job.progress().message()).isNull();
            assertThat(job.lines(RowOutcome.ACCEPTED, 0, 9)).containsExactly(1L, 3L);
            assertThat(job.rejects(0, 9)).singleElement().satisfies(reject -> {
                assertThat(reject.line()).isEqualTo(4);
                assertThat(reject.code()).isEqualTo(RejectCode.SERIAL_DAMAGED);
            });
            assertThat(imports.store.acts.values().stream()
                            .map(ActRecord.class::cast)
                            .map(act -> act.participants().size()))
                    .containsExactly(2, 1);
        }
    }

    @Test
    void a_line_that_is_no_object_is_rejected_alone_and_a_last_one_cut_off_is_truncated() throws Exception {
        String lines = """
                {"no": "1", "at": "2026-03-02 10:15:04", "card": "10026030100000001", "price": "98"}
                {"no": "2", "no": "3", "at": "2026-03-02 10:15:04", "card": "10026030100000001"}
                [1, 2]
                {"no": "4"} {"no": "5"}
                {"no": "6", "card": [{"a": 1}]}
                {"no": "7", "card": ["1;2", "3"]}
                {"no": "8", "at": "2026-03-02 10:1""";
        List<Reject> rejects = rejects("a.jsonl", lines.getBytes(UTF_8));

        assertThat(rejects).extracting(Reject::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(rejects.subList(0, 5)).allMatch(reject -> reject.code() == RejectCode.BAD_FORMAT);
        assertThat(rejects.getLast().code()).isEqualTo(RejectCode.TRUNCATED_ROW);
    }

    /** Bytes changed at random: the import ends, as done or refused with a message, and never in a fault of its own. */
    @Test
    void damaged_workbooks_and_lines_end_in_a_message_or_in_rows() throws Exception {
        long seed = Long.getLong("formats.seed", new SplittableRandom().nextLong());
        System.out.println("formats: -Dformats.seed=" + seed);
        Random random = new Random(seed);
        List<List<String>> rows = List.of(HEADINGS, List.of("1", "2026-03-02 10:15:04", "10026030100000001", "98"));
        byte[] workbook = new Xlsx().texts("s", rows).bytes();
        byte[] lines =
                "{\"no\": \"1\", \"at\": \"2026-03-02 10:15:04\", \"card\": [\"10026030100000001\"]}\n".getBytes(UTF_8);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = (i % 2 == 0 ? workbook : lines).clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try (Imports imports = new Imports(Files.createTempDirectory(folder, "fuzz"))) {
                ImportJob job = imports.done(SALE, "f", damaged);
                assertThat(job.progress().state()).isIn(ImportState.DONE, ImportState.FAILED);
                assertThat(String.valueOf(job.progress().message()))
                        .as("seed %d, %d", seed, i)
                        .doesNotContain("fault", "Exception");
            }
        }
    }

    private static String headings() {
        StringBuilder row = new StringBuilder("<row r=\"1\">");
        for (int i = 0; i < HEADINGS.size(); i++) {
            row.append(Xlsx.text((char) ('A' + i) + "1", HEADINGS.get(i)));
        }
        return row.append("</row>").toString();
    }

    private static byte[] sheet(String rows) {
        return new Xlsx().sheet("s", "", headings() + rows).bytes();
    }

    private List<Reject> rejects(String name, byte[] content) throws Exception {
        try (Imports imports = new Imports(folder)) {
            ImportJob job = imports.done(SALE, name, content);
            assertThat(job.progress().message()).isNull();
            return job.rejects(0, 99);
        }
    }

    private String message(String name, byte[] content) throws Exception {
        try (Imports imports = new Imports(Files.createTempDirectory(folder, "imports"))) {
            ImportJob job = imports.done(SALE, name, content);
            assertThat(imports.store.acts.isEmpty()).isEqualTo(job.progress().message() != null);
            return Objects.requireNonNullElse(job.progress().message(), "");
        }
    }
}
