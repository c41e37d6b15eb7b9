package io.cardtrail.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.model.Sha256;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Subject;
import io.cardtrail.warrant.ThirdParties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a phone, SIM or device was used, at a glance. */
class UsageUiTest extends OnScreen {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NUMBER = "〔2026〕示例刑调971号";
    private static final String WITHOUT = "〔2026〕示例刑调972号";
    /** {@code -Dusage.pictures=<folder>} keeps pictures to be looked at. */
    private static final String PICTURES = System.getProperty("usage.pictures", "");

    @BeforeAll
    void imports() {
        server.importCase("s4-iot-sim");
        ordered(
                NUMBER,
                grant(
                        EnumSet.of(
                                Category.RECHARGE,
                                Category.SUBSCRIBER,
                                Category.ACCESS,
                                Category.TRAFFIC,
                                Category.LOCATION),
                        true));
        ordered(WITHOUT, grant(EnumSet.of(Category.RECHARGE, Category.TRAFFIC), false));
    }

    private GrantTerms grant(Set<Category> categories, boolean exportAllowed) {
        Identifiers identifiers = server.bean(Identifiers.class);
        List<Subject> subjects = List.of(
                        new Identifier(EntityKind.PHONE, "+8619907553956"),
                        new Identifier(EntityKind.SIM, "460115222790963"),
                        new Identifier(EntityKind.DEVICE, "IMEI:35990078730134"))
                .stream()
                .map(subject -> Subject.named(identifiers, subject))
                .toList();
        return new GrantTerms(
                "g1",
                subjects,
                categories,
                EnumSet.of(Channel.CARRIER),
                null,
                between("2026-05-31T16:00:00Z", "2026-06-30T16:00:00Z"),
                2,
                5_000,
                ThirdParties.PSEUDONYM,
                exportAllowed);
    }

    private void opened(Screen on, String number, int subject) {
        on.go(server.signInLink());
        on.page().locator("[data-number='" + number + "']").click();
        on.at("subject").nth(subject).click();
        on.at("ask-usage").press("Enter");
        assertThat(on.at("usage-status")).hasAttribute("data-status", "done");
    }

    @Test
    void a_phone_shows_its_hours_counterparts_devices_and_cells() {
        opened(screen, NUMBER, 0);

        assertThat(screen.at("usage-acts")).containsText("46 of 46 acts");
        assertThat(screen.at("usage-hours-total")).hasText("45");
        screen.page().locator("[data-testid=usage-kind][data-kind=REDEMPTION]").press("Enter");
        assertThat(screen.at("usage-hours-total")).hasText("8");
        screen.at("usage-zone-utc").press("Enter");
        assertThat(screen.at("usage-heat")).containsText("Times are UTC.");
        assertThat(screen.at("usage-counterpart")).hasCount(8);
        assertThat(screen.at("usage-visit")).hasCount(8);
        assertThat(screen.page().locator("[data-testid=usage-changes][data-series=IMEI]"))
                .containsText("6 changes among 2");
        assertThat(screen.everything()).doesNotContain("17608770778", "+8617607257205");

        // From a counterpart to its detail, and from there to its own usage.
        screen.at("usage-entity").first().press("Enter");
        assertThat(screen.at("usage")).hasCount(0);
        screen.at("entity-usage").press("Enter");
        assertThat(screen.at("usage-status")).hasAttribute("data-status", "done");
        screen.press("Escape");
        assertThat(screen.at("usage")).hasCount(0);
        assertThat(screen.focused("data-testid")).isEqualTo("entity-usage");
    }

    @Test
    void another_window_is_another_question_and_a_wider_one_is_refused_with_its_reason() {
        opened(screen, NUMBER, 0);
        screen.at("usage-from").fill("2026-06-06");
        screen.at("usage-to").fill("2026-06-08");
        screen.at("usage-again").press("Enter");
        assertThat(screen.at("usage-visit")).hasCount(3);
        screen.at("usage-from").fill("2026-01-01");
        screen.at("usage-again").press("Enter");
        assertThat(screen.at("usage-status")).hasAttribute("data-status", "failed");
        assertThat(screen.at("refused-reasons")).containsText("window");
        screen.at("usage-from").fill("nonsense");
        screen.at("usage-again").press("Enter");
        assertThat(screen.at("usage")).containsText("Write times as");
    }

    @Test
    void a_panel_whose_category_is_not_granted_says_so_and_shows_nothing() {
        opened(screen, WITHOUT, 0);
        assertThat(screen.at("usage-no-used")).containsText("does not name: Access");
        assertThat(screen.at("usage-no-cells")).containsText("does not name: Location");
        assertThat(screen.everything()).doesNotContain("460-00-", "35990031143874", "460115222790963 ");
    }

    @Test
    void the_files_say_what_is_shown_under_which_instrument_and_are_on_record_first() throws IOException {
        List<JsonNode> recorded = new ArrayList<>();
        screen.page().onResponse(response -> {
            String asked = String.valueOf(response.request().postData());
            if (asked.contains("mutation RecordExport")) {
                recorded.add(JSON.readTree(asked).at("/variables/input"));
            }
        });
        opened(screen, NUMBER, 0);
        String csv = downloaded("usage-csv");
        String[] parts = csv.substring(1).split("\r\n", 4);
        assertThat(parts[0]).contains(NUMBER, "g1");
        assertThat(parts[2]).contains("46 of 46 acts");
        assertThat(parts[3])
                .contains("460-00-5075-17161", "IMEI:35990078730134", "+8619907553956")
                .doesNotContain("17608770778");
        // What was put on record before the file was made is the table without the lines in front.
        assertThat(recorded.getLast().path("digest").asString()).isEqualTo(Sha256.hex("\ufeff" + parts[3]));
        assertThat(recorded.getLast().path("acts").asInt()).isEqualTo(46);
        assertThat(parts[1]).contains(recorded.getLast().at("/answers/0").asString());

        JsonNode cells = JSON.readTree(downloaded("usage-geojson"));
        assertThat(cells.path("type").asString()).isEqualTo("FeatureCollection");
        assertThat(cells.path("features").size()).isEqualTo(4);
        assertThat(cells.path("features").valueStream())
                .allMatch(one -> one.path("geometry").isNull());
        assertThat(cells.at("/export/instrument").asString()).isEqualTo(NUMBER);
        assertThat(cells.at("/export/digest").asString())
                .isEqualTo(recorded.getLast().path("digest").asString());
    }

    private String downloaded(String testId) throws IOException {
        Download download =
                screen.page().waitForDownload(() -> screen.at(testId).press("Enter"));
        assertThat(screen.at("usage-take")).hasAttribute("data-busy", "false");
        return Files.readString(download.path());
    }

    @Test
    void a_file_that_is_refused_is_not_made_and_the_clause_is_named() {
        opened(screen, WITHOUT, 0);
        assertThat(screen.at("usage-csv")).isDisabled();
        assertThat(screen.at("usage-export-refused")).containsText(WITHOUT);

        // A server that refuses what the screen thought was allowed.
        try (Screen other = window()) {
            refused(other);
            assertThat(other.watch().noted()).isEmpty();
        }
    }

    private void refused(Screen on) {
        opened(on, NUMBER, 0);
        List<String> files = new ArrayList<>();
        on.page().onDownload(download -> files.add(download.suggestedFilename()));
        on.page().route("**/graphql", route -> {
            if (String.valueOf(route.request().postData()).contains("mutation RecordExport")) {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/graphql-response+json")
                        .setBody("{\"data\":null,\"errors\":[{\"message\":\"\",\"extensions\":{\"code\":\"DENIED\","
                                + "\"reasons\":[\"EXPORT_NOT_GRANTED\"]}}]}"));
            } else {
                route.fallback();
            }
        });
        on.at("usage-csv").press("Enter");
        assertThat(on.at("refused-reasons")).containsText("no export");
        assertThat(files).isEmpty();
    }

    @Test
    void it_stands_in_both_languages_light_and_dark_and_shuts_nobody_out() {
        for (Eyes eyes : eyes()) {
            String locale = eyes.locale();
            ColorScheme scheme = eyes.scheme();
            try (Screen one = window(locale, scheme)) {
                opened(one, NUMBER, locale.equals("en-US") ? 0 : 2);
                assertThat(one.everything())
                        .doesNotContainPattern(Pattern.compile("[^-]usage\\.[a-zA-Z]|role\\.[A-Z]|act\\.[A-Z]"));
                pictured(one, locale + "-" + scheme);
                if (scheme == ColorScheme.LIGHT) {
                    Inspection inspection = new Inspection(one, true, new Random());
                    inspection.at("usage " + locale);
                    assertThat(inspection.found()).isEmpty();
                }
                assertThat(one.watch().noted()).isEmpty();
            }
        }
    }

    private static void pictured(Screen one, String name) {
        if (PICTURES.isEmpty()) {
            return;
        }
        Path folder = Path.of(PICTURES);
        one.page().screenshot(new Page.ScreenshotOptions().setPath(folder.resolve("usage-" + name + ".png")));
        one.at("usage-cells").evaluate("(panel) => panel.scrollIntoView()");
        one.page().screenshot(new Page.ScreenshotOptions().setPath(folder.resolve("usage-cells-" + name + ".png")));
    }
}
