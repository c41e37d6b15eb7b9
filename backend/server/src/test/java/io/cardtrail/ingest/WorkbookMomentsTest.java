package io.cardtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.ActRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number of a workbook is the date, the time of day or both that its format makes of it. */
class WorkbookMomentsTest {
    private static final List<String> BUILT_IN = List.of("General", "14", "20", "22", "34");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    yyyy-mm-dd hh:mm:ss        | 46143              | 2026-05-01 00:00:00
                    yyyy/m/d\\ h:mm;@          | 46143              | 2026-05-01 00:00:00
                    yyyy"年"m"月"d"日" h"时"mm"分" | 46143              | 2026-05-01 00:00:00
                    yyyy-mm-dd hh:mm:ss        | 46143.427129629628 | 2026-05-01 10:15:04
                    yyyy-mm-dd                 | 46143              | 2026-05-01
                    yyyy-mm-dd                 | 46143.427129629628 | 2026-05-01 10:15:04
                    mmm-yy                     | 46143              | 2026-05-01
                    [$-F800]dddd, mmmm dd, yyyy | 46143              | 2026-05-01
                    hh:mm:ss                   | 0.427129629628     | 10:15:04
                    mm:ss.0                    | 0                  | 00:00:00
                    [h]:mm                     | 1                  | 1900-01-01 00:00:00
                    [h]:mm                     | 0.5                | 12:00:00
                    [Red]0.00                  | 46143              | 46143
                    General                    | 46143              | 46143
                    14                         | 46143              | 2026-05-01
                    20                         | 0                  | 00:00:00
                    22                         | 46143              | 2026-05-01 00:00:00
                    34                         | 46143              | 2026-05-01
                    """)
    void a_number_is_written_with_what_its_format_has(String format, String number, String text) throws Exception {
        assertThat(cell(new Xlsx(), format, number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    hh:mm:ss            | 0.427129629628     | 10:15:04
                    20                  | 0.427129629628     | 10:15:04
                    34                  | 0.427129629628     | 10:15:04
                    hh:mm:ss            | 44681.427129629628 | 2026-05-01 10:15:04
                    yyyy-mm-dd          | 0                  | 1904-01-01
                    yyyy-mm-dd hh:mm:ss | 0.427129629628     | 1904-01-01 10:15:04
                    """)
    void the_first_day_of_1904_is_one_only_where_the_format_has_a_date(String format, String number, String text)
            throws Exception {
        assertThat(cell(new Xlsx().from1904(), format, number)).isEqualTo(text);
    }

    @Test
    void midnights_of_a_column_of_moments_are_moments() throws Exception {
        String rows = row(1, "no", "at", "card")
                + "<row r=\"2\">" + Xlsx.text("A2", "1") + Xlsx.number("B2", 1, "46143")
                + Xlsx.text("C2", "10026030100000001") + "</row>";
        byte[] file =
                styled(new Xlsx(), "yyyy-mm-dd hh:mm:ss").sheet("s", "", rows).bytes();
        assertThat(at(SALE.formatted("{\"column\": \"at\", \"to\": \"time\"}"), file))
                .containsExactly(Instant.parse("2026-04-30T16:00:00Z"));
    }

    /** Writers of spreadsheets give days a format with a time of day as well: such a day is one still. */
    @Test
    void midnights_of_a_column_of_days_are_days() throws Exception {
        String rows = row(1, "no", "at", "of", "card")
                + "<row r=\"2\">" + Xlsx.text("A2", "1") + Xlsx.number("B2", 1, "46143")
                + Xlsx.number("C2", 1, "0.427129629628") + Xlsx.text("D2", "10026030100000001") + "</row>";
        byte[] file =
                styled(new Xlsx(), "yyyy-mm-dd hh:mm:ss").sheet("s", "", rows).bytes();
        String parts = "{\"column\": \"at\", \"to\": \"time\", \"part\": \"date\"},"
                + " {\"column\": \"of\", \"to\": \"time\", \"part\": \"time\"}";
        assertThat(at(SALE.formatted(parts), file)).containsExactly(Instant.parse("2026-05-01T02:15:04Z"));
    }

    @Test
    void a_row_past_the_last_one_of_a_workbook_is_refused_before_anything_is_stored() throws Exception {
        String last = row(1, "no", "at", "card") + row(1_048_576, "1", "2026-05-01 10:15:04", "10026030100000001");
        String past = last + row(1_048_577, "2", "2026-05-01 10:15:04", "10026030100000002");
        String far = row(1, "no", "at", "card") + row(Integer.MAX_VALUE, "1", "2026-05-01 10:15:04", "");
        String mapping = SALE.formatted("{\"column\": \"at\", \"to\": \"time\"}");

        assertThat(at(mapping, new Xlsx().sheet("s", "", last).bytes())).hasSize(1);
        for (String rows : List.of(past, far)) {
            try (Imports imports = new Imports(Files.createTempDirectory(folder, "imports"))) {
                ImportJob job = imports.done(
                        mapping, "a.xlsx", new Xlsx().sheet("s", "", rows).bytes());
                assertThat(job.progress().message())
                        .contains(rows.equals(past) ? "row 1048577" : "row 2147483647", "1048576", "save");
                assertThat(imports.store.acts).isEmpty();
            }
        }
    }

    private static final String SALE = """
            {"channel": "ONLINE_PLATFORM", "holder": "云卡网", "act": "SALE", "carrier": "示例移动", "columns": [
              {"column": "no", "to": "reference"}, %s,
              {"column": "card", "to": "OF_CARD", "kind": "CARD"}]}
            """;

    private List<Instant> at(String mapping, byte[] file) throws Exception {
        try (Imports imports = new Imports(Files.createTempDirectory(folder, "imports"))) {
            ImportJob job = imports.done(mapping, "a.xlsx", file);
            assertThat(job.progress().message()).isNull();
            assertThat(job.rejects(0, 9)).isEmpty();
            List<Instant> at = new ArrayList<>();
            imports.store.acts.values().forEach(act -> at.add(((ActRecord) act).at()));
            return at;
        }
    }

    private String cell(Xlsx workbook, String format, String number) throws Exception {
        String rows = row(1, "a") + "<row r=\"2\">" + Xlsx.number("A2", 1, number) + "</row>";
        Path file = Files.write(
                folder.resolve("a.xlsx"),
                styled(workbook, format).sheet("s", "", rows).bytes());
        try (RowReader read = SourceContent.look(file).rows(',', null)) {
            read.next();
            return Objects.requireNonNull(read.next()).cells().getFirst();
        }
    }

    /** Style 1 is of that format. */
    private static Xlsx styled(Xlsx workbook, String format) {
        boolean own = !BUILT_IN.contains(format);
        String id = own ? "170" : format.equals("General") ? "0" : format;
        String code = own
                ? "<numFmts><numFmt numFmtId=\"170\" formatCode=\"" + format.replace("\"", "&quot;") + "\"/></numFmts>"
                : "";
        return workbook.part(
                "xl/styles.xml",
                "<styleSheet>" + code + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"" + id
                        + "\"/></cellXfs></styleSheet>");
    }

    private static String row(int number, String... texts) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < texts.length; i++) {
            row.append(Xlsx.text((char) ('A' + i) + String.valueOf(number), texts[i]));
        }
        return row.append("</row>").toString();
    }
}
