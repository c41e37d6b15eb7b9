package io.cardtrail.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AppFolderTest {
    private static final Pattern LINK = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">");
    private static final String PAGE = """
            <head>
              <link rel="stylesheet" href="b.css">
              <link rel="stylesheet" href="elements/a.css">
            </head>
            <script type="module" src="main.js"></script>
            """;

    private static final Map<String, String> SMALL =
            Map.of("index.html", PAGE, "b.css", "b {}", "elements/a.css", "a {}", "main.js", "start();");

    @Test
    void the_page_asks_for_one_sheet_and_for_its_modules_under_the_digest() {
        AppFolder folder = folder(SMALL);

        assertThat(new String(folder.page().plain(), UTF_8)).isEqualTo("""
                <head>
                  <link rel="stylesheet" href="app/%1$s/app.css">
                </head>
                <script type="module" src="app/%1$s/main.js"></script>
                """.formatted(folder.digest()));
        assertThat(text(folder, "app.css")).isEqualTo("b {}\na {}\n");
        assertThat(text(folder, "main.js")).isEqualTo("start();");
        assertThat(folder.files()).doesNotContainKey("index.html");
    }

    @Test
    void another_byte_another_name_or_another_file_is_another_digest() {
        String digest = folder(SMALL).digest();

        assertThat(digest).matches("[0-9a-f]{32}").isEqualTo(folder(SMALL).digest());
        assertThat(digest)
                .isNotEqualTo(folder(with("main.js", "start() ")).digest())
                .isNotEqualTo(folder(with("more.js", "")).digest())
                .isNotEqualTo(folder(with("index.html", PAGE + " ")).digest());
        assertThat(folder(with("xy.js", "z")).digest())
                .isNotEqualTo(folder(with("x.js", "yz")).digest());
    }

    @Test
    void a_page_that_names_what_is_not_there_is_told_at_the_start() {
        assertThatThrownBy(() -> folder(with("index.html", PAGE.replace("b.css", "c.css"))))
                .hasMessageContaining("index.html names c.css");
        assertThatThrownBy(() -> folder(with("index.html", PAGE.replace("main.js", "start.js"))))
                .hasMessageContaining("index.html must load main.js");
    }

    @Test
    void the_shipped_page_names_every_sheet_and_loses_no_rule_of_them() throws Exception {
        Path ui = Path.of("../../ui-static");
        String page = Files.readString(ui.resolve("index.html"));
        List<String> named = LINK.matcher(page)
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
        List<String> there;
        try (Stream<Path> files = Files.walk(ui)) {
            there = files.map(file -> ui.relativize(file).toString())
                    .filter(file -> file.endsWith(".css"))
                    .toList();
        }
        AppFolder shipped = AppFolder.shipped();

        assertThat(named).containsExactlyInAnyOrderElementsOf(there).hasSizeGreaterThan(40);
        List<String> rules = new ArrayList<>();
        for (String sheet : named) {
            rules.add(Files.readString(ui.resolve(sheet)));
            // Both count only in, or from, a sheet of its own.
            assertThat(rules.getLast()).as(sheet).doesNotContain("@import", "@charset", "url(.", "url('", "url(\"");
        }
        assertThat(text(shipped, "app.css")).isEqualTo(String.join("\n", rules) + "\n");
        assertThat(new String(shipped.page().plain(), UTF_8))
                .containsOnlyOnce("rel=\"stylesheet\"")
                .containsOnlyOnce("<script");
        assertThat(shipped.files()).containsKeys("main.js", "i18n/zh.json", "vendor/preact.js");
    }

    private static Map<String, String> with(String name, String text) {
        Map<String, String> more = new TreeMap<>(SMALL);
        more.put(name, text);
        return more;
    }

    private static AppFolder folder(Map<String, String> texts) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        texts.forEach((name, text) -> files.put(name, text.getBytes(UTF_8)));
        return AppFolder.of(files);
    }

    private static String text(AppFolder folder, String name) {
        return new String(Objects.requireNonNull(folder.files().get(name)).plain(), UTF_8);
    }
}
