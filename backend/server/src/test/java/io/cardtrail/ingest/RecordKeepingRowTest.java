package io.cardtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.graph.RecordKeeping;
import io.cardtrail.graph.RowRecord;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Interval;
import io.cardtrail.model.RecordKeepingKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows about what became of records. */
class RecordKeepingRowTest {
    private static final String HEADINGS = "发生时间,保管方,渠道,事项,记录类别,记录起始,记录截止,文号\n";
    private static final String MAPPING = mapping();

    @TempDir
    private Path folder;

    private static String mapping() {
        try {
            return Files.readString(
                    Path.of("src/test/resources/cases/s5-destroyed-register/mappings/record-keeping.json"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_row_says_whose_records_of_what_and_from_when_were_destroyed() throws Exception {
        try (Imports imports = new Imports(folder)) {
            ImportJob job = imports.done(
                    MAPPING,
                    HEADINGS + "2026-06-02 23:00:00,晨光通讯店,线下门店,销毁,销售,2026-05-01 00:00:00,2026-05-31 00:00:00,文1");

            assertThat(job.rejects(0, 9)).isEmpty();
            RecordKeeping said =
                    (RecordKeeping) imports.store.acts.values().iterator().next();
            assertThat(said.kind()).isEqualTo(RecordKeepingKind.DESTRUCTION);
            assertThat(said.at()).isEqualTo(Instant.parse("2026-06-02T15:00:00Z"));
            assertThat(said.atText()).isEqualTo("2026-06-02 23:00:00");
            assertThat(said.channel()).isEqualTo(Channel.OFFLINE_SHOP);
            assertThat(said.holder()).isEqualTo("晨光通讯店");
            assertThat(said.category()).isEqualTo(Category.SALE);
            assertThat(said.records())
                    .isEqualTo(
                            new Interval(Instant.parse("2026-04-30T16:00:00Z"), Instant.parse("2026-05-30T16:00:00Z")));
            assertThat(said.reference()).isEqualTo("文1");
            assertThat(imports.store.cells.getFirst().cells())
                    .allMatch(cell -> cell.category() == Category.SALE && cell.role() == null);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-06-02 23:00:00,,线下门店,销毁,销售,2026-05-01 00:00:00,2026-05-31 00:00:00, | 保管方 | MISSING_REQUIRED",
                "2026-06-02 23:00:00,店,报刊亭,销毁,销售,2026-05-01 00:00:00,2026-05-31 00:00:00, | 渠道 | BAD_FORMAT",
                "2026-06-02 23:00:00,店,线下门店,遗失,销售,2026-05-01 00:00:00,2026-05-31 00:00:00, | 事项 | BAD_FORMAT",
                "2026-06-02 23:00:00,店,线下门店,销毁,销售,2026-05-32 00:00:00,2026-05-31 00:00:00, | 记录起始 | BAD_TIME",
                "2026-06-02 23:00:00,店,线下门店,销毁,销售,2026-05-31 00:00:00,2026-05-31 00:00:00, | 记录截止 | BAD_RANGE",
                "2036-06-02 23:00:00,店,线下门店,销毁,销售,2026-05-01 00:00:00,2026-05-31 00:00:00, | 发生时间 | FUTURE_TIME"
            })
    void a_row_that_leaves_something_open_is_refused(String row, String column, RejectCode code) throws Exception {
        try (Imports imports = new Imports(folder)) {
            ImportJob job = imports.done(MAPPING, HEADINGS + row);

            assertThat(job.rejects(0, 9)).singleElement().satisfies(reject -> {
                assertThat(reject.column()).isEqualTo(column);
                assertThat(reject.code()).isEqualTo(code);
            });
        }
    }

    @Test
    void two_rows_with_one_number_are_one_and_two_without_any_are_two() throws Exception {
        String row = "2026-06-02 23:00:00,店,线下门店,销毁,销售,2026-05-01 00:00:00,2026-05-31 00:00:00,";
        try (Imports imports = new Imports(folder)) {
            ImportJob job =
                    imports.done(MAPPING, HEADINGS + row + "文1\n" + row + "文1\n" + row + "文2\n" + row + "\n" + row);

            assertThat(job.lines(RowOutcome.ACCEPTED, 0, 9)).containsExactly(2L, 4L, 5L, 6L);
            assertThat(job.lines(RowOutcome.DUPLICATE, 0, 9)).containsExactly(3L);
            assertThat(imports.store.acts.values()).extracting(RowRecord::id).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"holder", "recordKeeping", "recordsTo"})
    void a_mapping_without_one_of_its_parts_is_refused(String part) {
        String without = MAPPING.replace("\"to\": \"" + part + "\"", "\"to\": null");
        // What is not stored can't have words or be required.
        String read = without.replaceAll("\"to\": null,\\s*\"values\": \\{[^}]*}", "\"to\": null");

        assertThatThrownBy(() -> MappingReader.read(read))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(part);
    }

    @Test
    void a_word_that_stands_for_nothing_known_is_refused_in_the_mapping() {
        assertThatThrownBy(() -> MappingReader.read(MAPPING.replace("\"DESTRUCTION\"", "\"LOSS\"")))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("LOSS")
                .hasMessageContaining(List.of(RecordKeepingKind.values()).toString());
    }
}
