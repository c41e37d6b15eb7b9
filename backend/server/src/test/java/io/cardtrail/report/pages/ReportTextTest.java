package io.cardtrail.report.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Role;
import io.cardtrail.trace.Bound;
import io.cardtrail.trace.gap.GapCause;
import io.cardtrail.trace.gap.InferenceRule;
import io.cardtrail.trace.gap.NextStep;
import io.cardtrail.trace.link.LinkDoubt;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReportTextTest {
    private static final Pattern PLACE = Pattern.compile("\\{[a-z]+}");

    private static Map<String, String> screen(String language) throws Exception {
        try (InputStream in = ReportTextTest.class.getResourceAsStream("/static/i18n/" + language + ".json")) {
            Map<String, String> texts = new TreeMap<>();
            new JsonMapper()
                    .readTree(in)
                    .properties()
                    .forEach(text -> texts.put(text.getKey(), text.getValue().asString("")));
            return texts;
        }
    }

    @Test
    void every_command_on_the_pages_is_one_of_the_page_on_verifying_which_a_test_runs() throws Exception {
        String page = Files.readString(Path.of("../../docs/verify-a-report.md"));

        assertThat(LawPages.commands())
                .hasSizeGreaterThan(8)
                .allSatisfy(command -> assertThat(page).contains(command));
    }

    @Test
    void both_languages_say_the_same_things_with_the_same_places() {
        assertThat(Tongue.ZH.texts().keySet())
                .isEqualTo(Tongue.EN.texts().keySet())
                .hasSizeGreaterThan(200);
        Tongue.ZH
                .texts()
                .forEach((key, text) ->
                        assertThat(places(Tongue.EN.text(key))).as(key).isEqualTo(places(text)));
    }

    private static Stream<String> sorted(String text) {
        Matcher places = PLACE.matcher(text);
        return places.results().map(place -> place.group()).distinct().sorted();
    }

    private static java.util.List<String> places(String text) {
        return sorted(text).toList();
    }

    @Test
    void every_code_is_called_on_paper_what_it_is_called_on_the_screen() throws Exception {
        Map<String, String> zh = screen("zh");
        Map<String, String> en = screen("en");
        String families =
                "act|category|channel|instrument|kind|role|grade|cause|rule|state|step|thirdParties|thread|direction|bound";
        Pattern code = Pattern.compile("(" + families + ")\\.[A-Z_]+(\\.[a-z]+)?");
        long compared = 0;
        for (String key : Tongue.ZH.texts().keySet()) {
            if (code.matcher(key).matches() && zh.containsKey(key)) {
                assertThat(Tongue.ZH.text(key)).as(key).isEqualTo(zh.get(key));
                assertThat(Tongue.EN.text(key)).as(key).isEqualTo(en.get(key));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void every_code_has_a_word() {
        Map<String, Enum<?>[]> codes = Map.ofEntries(
                Map.entry("act", ActKind.values()),
                Map.entry("category", Category.values()),
                Map.entry("channel", Channel.values()),
                Map.entry("kind", EntityKind.values()),
                Map.entry("grade", Grade.values()),
                Map.entry("role", Role.values()),
                Map.entry("cause", GapCause.values()),
                Map.entry("rule", InferenceRule.values()),
                Map.entry("step", NextStep.values()),
                Map.entry("doubt", LinkDoubt.values()));
        codes.forEach((family, values) -> assertThat(Arrays.stream(values).map(Enum::name))
                .as(family)
                .allMatch(code -> Tongue.ZH.texts().containsKey(family + "." + code)));
        assertThat(Arrays.stream(Bound.values()).map(Enum::name))
                .allMatch(code -> Tongue.ZH.texts().containsKey("bound." + code + ".plain"));
    }

    @Test
    void every_text_can_be_printed_as_it_is() {
        for (Tongue tongue : new Tongue[] {Tongue.ZH, Tongue.EN}) {
            tongue.texts()
                    .forEach((key, text) -> assertThat(text.codePoints())
                            .as("%s %s", key, text)
                            .allMatch(point -> Typeface.ofBuild().prints(point)));
        }
    }
}
