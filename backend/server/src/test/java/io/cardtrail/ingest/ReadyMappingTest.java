package io.cardtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mappings that come with the program, on the case files they are for. */
class ReadyMappingTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    static List<ReadyMapping> all() {
        return ReadyMapping.all();
    }

    /** A file of a case is one that a mapping is for if its headings are the mapping's columns. */
    private static List<AliasesTest.CaseFile> filesOf(ReadyMapping ready) throws IOException {
        Set<String> columns = headings(JSON.readTree(ready.text()));
        return AliasesTest.files().stream()
                .filter(file -> headings(file.mapping()).equals(columns))
                .filter(file -> file.mapping().path("act").asString().equals(ready.act()))
                .toList();
    }

    private static Set<String> headings(JsonNode mapping) {
        return mapping.path("columns").values().stream()
                .map(column -> column.path("column").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_ready_mapping_accepts_and_rejects_the_same_rows_of_a_case_file_as_the_case_s_own(ReadyMapping ready)
            throws Exception {
        List<AliasesTest.CaseFile> own = filesOf(ready);
        assertThat(own).as(ready.id()).isNotEmpty();
        long accepted = 0;
        for (AliasesTest.CaseFile file : own) {
            ImportJob expected = done(file.text(), file.file(), "own");
            ImportJob job = done(ready.text(), file.file(), "ready");

            assertThat(job.progress().state()).as("%s", job.progress()).isEqualTo(ImportState.DONE);
            for (RowOutcome outcome : RowOutcome.values()) {
                assertThat(job.lines(outcome, 0, 100_000))
                        .as("%s %s", file, outcome)
                        .isEqualTo(expected.lines(outcome, 0, 100_000));
            }
            assertThat(job.rejects(0, 1_000)).isEqualTo(expected.rejects(0, 1_000));
            accepted += job.count(RowOutcome.ACCEPTED);
        }
        assertThat(accepted).isPositive();
    }

    private ImportJob done(String mapping, Path file, String name) throws Exception {
        try (Imports imports = new Imports(folder.resolve(name))) {
            return imports.done(mapping, "rows", Files.readAllBytes(file));
        }
    }

    @Test
    void every_case_file_has_its_ready_mapping_and_every_channel_has_one() throws IOException {
        Set<Set<String>> ready =
                all().stream().map(each -> headings(JSON.readTree(each.text()))).collect(Collectors.toSet());
        assertThat(AliasesTest.files()).allSatisfy(file -> assertThat(ready).contains(headings(file.mapping())));
        assertThat(all().stream().map(ReadyMapping::channel)).containsAll(EnumSet.allOf(Channel.class));
        assertThat(all().stream().map(ReadyMapping::act))
                .containsAll(
                        Aliases.contents().stream().map(Mapping.Content::word).toList());
    }

    @Test
    void the_only_names_in_ready_mappings_are_examples_and_the_carriers() {
        Map<String, String> carriers = Map.of("移动充值卡", "中国移动", "联通充值卡", "中国联通", "电信充值卡", "中国电信");
        assertThat(all()).allSatisfy(each -> {
            assertThat(each.mapping().holder()).startsWith("示例");
            each.mapping().columns().forEach(column -> {
                if (column.target() instanceof Target.Attribute attribute
                        && attribute.name() == Target.AttributeName.CARRIER) {
                    assertThat(attribute.values()).isEqualTo(carriers);
                }
            });
            assertThat(List.of(each.zh(), each.en())).noneMatch(String::isBlank);
        });
    }
}
