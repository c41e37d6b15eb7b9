package io.cardtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.ingest.RejectCode;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.BlurMeasure;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.ErrorCode;
import io.cardtrail.model.Role;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.Reason;
import io.cardtrail.warrant.WarrantState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documentation that can be checked is checked: what it must name is named, and where it points there is something. */
class DocumentationTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern LINK = Pattern.compile("(?<picture>!?)\\[[^\\]]*]\\((?<target>[^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");

    @Test
    void every_error_code_stands_in_the_api_page() {
        assertThat(unnamed("docs/api.md", names(ErrorCode.class))).isEmpty();
    }

    @Test
    void every_reason_of_a_refusal_stands_in_the_api_page_and_the_glossary() {
        assertThat(unnamed("docs/api.md", names(Reason.class))).isEmpty();
        assertThat(unnamed("docs/glossary.md", names(Reason.class))).isEmpty();
    }

    @Test
    void every_constant_of_the_field_stands_in_the_glossary() {
        List<String> constants = Stream.of(
                        EntityKind.class,
                        ActKind.class,
                        Category.class,
                        Channel.class,
                        Role.class,
                        InstrumentKind.class,
                        WarrantState.class)
                .flatMap(type -> names(type).stream())
                .toList();

        assertThat(constants).hasSizeGreaterThan(60);
        assertThat(unnamed("docs/glossary.md", constants)).isEmpty();
    }

    /** The browser's help tells the beginning of what the page says, in words without code. */
    @Test
    void the_words_of_the_help_are_those_of_the_glossary() {
        List<String> rows =
                read(ROOT.resolve("docs/glossary.md")).replace("`", "").lines().toList();
        JsonNode terms = JSON.readTree(read(ROOT.resolve("ui-static/i18n/terms.json")));
        assertThat(terms.size()).isGreaterThan(30);
        for (JsonNode term : terms.values()) {
            String begins = "| " + term.path("term").asString() + " | "
                    + term.path("zh").asString() + " | "
                    + term.path("en.text").asString().replaceFirst("\\.$", "");
            assertThat(rows).anyMatch(row -> row.startsWith(begins), begins);
        }
    }

    @Test
    void every_measure_of_blur_is_defined_and_has_its_word() {
        assertThat(unnamed("docs/mappings.md", names(BlurMeasure.class))).isEmpty();
        assertThat(unnamed("docs/glossary.md", names(BlurMeasure.class))).isEmpty();
    }

    @Test
    void every_act_entity_and_role_stands_in_the_graph_model() {
        assertThat(unnamed(
                        "docs/graph-model.md",
                        Stream.of(EntityKind.class, ActKind.class, Role.class)
                                .flatMap(type -> names(type).stream())
                                .toList()))
                .isEmpty();
    }

    @Test
    void every_reject_code_stands_in_the_mappings_page() {
        assertThat(unnamed("docs/mappings.md", names(RejectCode.class))).isEmpty();
    }

    @Test
    void every_category_of_the_matrix_has_its_row() {
        assertThat(unnamed("docs/law.md", names(Category.class))).isEmpty();
    }

    @Test
    void every_setting_stands_in_the_operations_page() {
        List<String> settings = new ArrayList<>();
        collect("cardtrail", CardtrailSettings.class, settings);
        collect("cardtrail", IdentitySettings.class, settings);

        assertThat(settings).contains("cardtrail.data", "cardtrail.neo4j.password-file", "cardtrail.work-limit");
        assertThat(unnamed("docs/operations.md", settings)).isEmpty();
    }

    @Test
    void every_key_the_cases_expect_stands_in_the_table_of_the_api_page() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> cases = Files.list(CASES)) {
            for (Path questions : cases.map(folder -> folder.resolve("questions.json"))
                    .filter(Files::exists)
                    .toList()) {
                for (JsonNode question : JSON.readTree(read(questions)).values()) {
                    keys.addAll(question.path("expect").propertyNames());
                }
            }
        }
        List<String> rows = read(ROOT.resolve("docs/api.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(keys)
                .hasSizeGreaterThan(10)
                .allSatisfy(key -> assertThat(rows)
                        .anyMatch(row -> row.substring(0, row.indexOf('|', 1)).contains("`" + key + "`")));
    }

    @Test
    void every_relative_link_leads_somewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int followed = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(FENCED.matcher(read(page)).replaceAll(""));
            while (link.find()) {
                String target = link.group("target");
                // Pictures are drawn by a test of the browser and looked at before they are committed.
                if (!target.matches("[a-z]+:.*")) {
                    followed++;
                    if (!leads(page, target)) {
                        broken.add(ROOT.relativize(page) + " → " + target);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(followed).isGreaterThan(20);
    }

    @Test
    void every_decision_is_listed_and_says_context_decision_and_consequences() throws IOException {
        Path folder = ROOT.resolve("docs/decisions");
        String list = read(folder.resolve("README.md"));
        try (Stream<Path> pages = Files.list(folder)) {
            assertThat(pages.filter(page -> page.getFileName().toString().matches("\\d{4}-.*\\.md")))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(page -> {
                        assertThat(list).contains("(" + page.getFileName() + ")");
                        assertThat(read(page)).contains("## Context", "## Decision", "## Consequences");
                    });
        }
    }

    private static boolean leads(Path page, String target) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        return hash < 0 || anchors(file).contains(target.substring(hash + 1));
    }

    /** As GitHub makes them: lower case, punctuation dropped, blanks to hyphens. */
    private static Set<String> anchors(Path file) {
        Set<String> anchors = new TreeSet<>();
        Matcher heading = HEADING.matcher(FENCED.matcher(read(file)).replaceAll(""));
        while (heading.find()) {
            anchors.add(heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'));
        }
        return anchors;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    /** A setting is a component of the record; a record in it is a group of settings. */
    private static void collect(String prefix, Class<?> settings, List<String> into) {
        for (RecordComponent component : settings.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                collect(name, component.getType(), into);
            } else {
                into.add(name);
            }
        }
    }

    private static List<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }

    private static List<String> unnamed(String page, List<String> words) {
        String text = read(ROOT.resolve(page));
        return words.stream().filter(word -> !text.contains("`" + word + "`")).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
