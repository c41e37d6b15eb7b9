package io.cardtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CaseImport;
import io.cardtrail.graph.TestNeo4j;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command line says what became of every row, and its exit status says it to a script. */
class ImportCommandIT {
    private static final String DIRTY = "src/test/resources/cases/s0-dirty-import/";

    @BeforeAll
    static void begins_empty() {
        TestNeo4j.shared().wipe();
    }

    private record Ran(int status, String printed) {}

    private static Ran run(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int[] status = new int[1];
        CaseImport.open(
                TestNeo4j.shared(),
                imports ->
                        status[0] = new ImportCommand(imports, new PrintStream(printed, true, StandardCharsets.UTF_8))
                                .run(List.of(arguments), "tester"));
        return new Ran(status[0], printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void rejected_rows_are_named_with_line_column_and_code_and_the_status_is_1() {
        Ran ran = run("--mapping", DIRTY + "mappings/e-recharges.json", DIRTY + "files/e-recharges.csv");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.printed())
                .contains("e-recharges.csv: DONE, 8 rows, 3 accepted, 0 duplicates, 5 rejected")
                .contains("line 4, 被充值号码: BAD_LENGTH")
                .contains("line 7, 卡密: SERIAL_DAMAGED");
    }

    @Test
    void a_mapping_that_is_none_is_refused_with_one_reason_and_status_2() {
        Ran ran = run("--mapping", DIRTY + "questions.json", DIRTY + "files/e-recharges.csv");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.printed()).startsWith("BAD_REQUEST: ");
    }

    @Test
    void where_one_file_is_missing_it_says_which_and_imports_none() {
        Ran ran = run("--mapping", DIRTY + "mappings/e-recharges.json", DIRTY + "files/e-recharges.csv", "--no-such");

        assertThat(ran)
                .isEqualTo(new Ran(
                        2, "--no-such is no file that can be read; nothing was imported" + System.lineSeparator()));
    }

    @Test
    void without_a_mapping_it_says_how_it_is_used() {
        assertThat(run("file.csv")).isEqualTo(new Ran(2, "usage: " + ImportCommand.USAGE + System.lineSeparator()));
    }
}
