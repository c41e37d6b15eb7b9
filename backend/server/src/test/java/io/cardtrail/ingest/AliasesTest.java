package io.cardtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cardtrail.model.BadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the table of headings suggests for the files of the cases, against the mappings people wrote for them. */
class AliasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a heading can tell of its column. Whose namespace it is, what its words mean and what must be there, a person says. */
    private static final List<String> TOLD =
            List.of("to", "kind", "part", "range", "list", "type", "of", "unit", "check");

    record CaseFile(Path file, JsonNode mapping, String text) {
        @Override
        public String toString() {
            return CASES.relativize(file).toString();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    static List<CaseFile> files() throws IOException {
        List<CaseFile> files = new ArrayList<>();
        for (Path folder : list(CASES)) {
            for (Path mapping : list(folder.resolve("mappings"))) {
                String text = Files.readString(mapping);
                JsonNode read = JSON.readTree(text);
                files.add(new CaseFile(
                        folder.resolve("files").resolve(read.path("file").asString()), read, text));
            }
        }
        assertThat(files).hasSizeGreaterThan(40);
        return files;
    }

    private static Upload look(CaseFile file) throws IOException {
        Spool.Copy copy = new Spool.Copy(file.file(), "0".repeat(64), Files.size(file.file()));
        return Upload.look(
                "id", "me", "x", copy, new Semaphore(1), Clock.systemUTC().instant());
    }

    private static Map<String, Map<String, String>> columns(JsonNode mapping) {
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        for (JsonNode column : mapping.path("columns")) {
            if (!column.path("to").isNull()) {
                Map<String, String> told = new LinkedHashMap<>();
                TOLD.stream()
                        .filter(column::has)
                        .forEach(name -> told.put(name, column.path(name).asString()));
                columns.put(column.path("column").asString(), told);
            }
        }
        return columns;
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_case_file_s_headings_tell_what_its_mapping_says(CaseFile file) throws IOException {
        Upload upload = look(file);
        Suggestion suggestion = upload.suggestion(null, null, null);
        JsonNode suggested = JSON.readTree(suggestion.text());

        assertThat(suggested.path("act")).isEqualTo(file.mapping().path("act"));
        assertThat(upload.separator())
                .isEqualTo(file.mapping().path("separator").asString());
        assertThat(suggested.path("separator")).isEqualTo(file.mapping().path("separator"));
        assertThat(columns(suggested)).isEqualTo(columns(file.mapping()));
    }

    @Test
    void of_all_columns_of_all_case_files_every_one_is_recognised_and_the_channel_of_nine_files_in_ten()
            throws IOException {
        int columns = 0;
        int matched = 0;
        int channels = 0;
        for (CaseFile file : files()) {
            Suggestion suggestion = look(file).suggestion(null, null, null);
            columns += suggestion.columns();
            matched += suggestion.matched();
            channels += JSON.readTree(suggestion.text())
                            .path("channel")
                            .equals(file.mapping().path("channel"))
                    ? 1
                    : 0;
        }
        assertThat(columns).isGreaterThan(300);
        assertThat(matched).isEqualTo(columns);
        assertThat(channels).isGreaterThanOrEqualTo(files().size() * 9 / 10);
    }

    @Test
    void case_blanks_underscores_and_remarks_in_brackets_make_no_other_heading() {
        assertThat(List.of("Card No.", "card_no", "CARD NO (serial)", " card-no "))
                .allSatisfy(heading -> assertThat(Aliases.compared(heading)).isEqualTo("cardno"));
        assertThat(Aliases.compared("金额（元）")).isEqualTo("金额");
        assertThat(Aliases.compared("（备注）")).isEqualTo("(备注)");
    }

    @Test
    void every_line_of_the_table_is_a_column_that_some_mapping_may_have() {
        for (Aliases.Alias alias : Aliases.SHIPPED.all()) {
            List<String> fits = Aliases.contents().stream()
                    .map(Mapping.Content::word)
                    .filter(act -> alias.acts().isEmpty() || alias.acts().contains(act))
                    .filter(act -> accepted(act, alias))
                    .toList();
            assertThat(fits)
                    .as("%s %s", alias.headings().values(), alias.column())
                    .containsAll(alias.acts())
                    .isNotEmpty();
        }
    }

    /** Whether the column reads in a mapping that has, besides it, only what every mapping of the kind must have. */
    private static boolean accepted(String act, Aliases.Alias alias) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("column", "x");
        alias.column().forEachEntry(column::put);
        List<Object> columns = new ArrayList<>(List.of(column));
        String to = alias.column().path("to").asString("");
        if (!to.equals("time")) {
            columns.add(Map.of("column", "t", "to", "time"));
        } else if (alias.column().has("part")) {
            String other = alias.column().path("part").asString().equals("date") ? "time" : "date";
            columns.add(Map.of("column", "t", "to", "time", "part", other));
        }
        if (alias.column().has("range")) {
            String other = alias.column().path("range").asString().equals("first") ? "last" : "first";
            columns.add(Map.of("column", "r", "to", "OF_CARD", "kind", "CARD", "range", other));
        }
        if (to.equals("name")) {
            columns.add(Map.of("column", "p", "to", alias.column().path("of").asString(), "kind", "PERSON"));
        }
        if (act.equals("RECORD_KEEPING")) {
            RecordKeepingRow.NEEDED.stream()
                    .filter(name -> !name.word().equals(to))
                    .forEach(name -> columns.add(Map.of("column", name.word(), "to", name.word())));
        }
        Map<String, Object> mapping =
                new LinkedHashMap<>(Map.of("channel", "CARRIER", "holder", "h", "act", act, "columns", columns));
        if (alias.column().path("kind").asString("").equals("CARD")) {
            mapping.put("carrier", "c");
        }
        try {
            MappingReader.read(MappingReader.json(mapping));
            return true;
        } catch (BadRequest e) {
            return false;
        }
    }

    @Test
    void what_no_table_knows_is_left_to_the_person() throws IOException {
        Suggestion suggestion = Aliases.SHIPPED.suggest(List.of("日期", "甲", "卡号起", "姓名", "甲"), "SALE", ',', null);

        assertThat(columns(JSON.readTree(suggestion.text())))
                .as("a date alone is the time; half a range and a name without its person are nothing")
                .isEqualTo(Map.of("日期", Map.of("to", "time")));
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> Aliases.SHIPPED.suggest(List.of("a"), "GOSSIP", ',', null))
                .withMessageContaining("RECORD_KEEPING");
    }
}
