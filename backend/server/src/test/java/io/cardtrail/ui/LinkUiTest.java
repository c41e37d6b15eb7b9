package io.cardtrail.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Subject;
import io.cardtrail.warrant.ThirdParties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who shares a handset with a SIM that nobody stands behind, and which ways lead from it to a phone. */
class LinkUiTest extends OnScreen {
    private static final Path CASE = Path.of("src/test/resources/cases/s4-iot-sim");
    private static final String NUMBER = "〔2026〕示例刑调904号";
    /** {@code -Dlink.pictures=<folder>} keeps pictures to be looked at. */
    private static final String PICTURES = System.getProperty("link.pictures", "");

    @BeforeAll
    void imports() throws IOException {
        for (String file : List.of("carrier-recharges", "cdr", "subscriber-registry")) {
            server.importFile(
                    file + ".csv",
                    Files.readAllBytes(CASE.resolve("files/" + file + ".csv")),
                    Files.readString(CASE.resolve("mappings/" + file + ".json")));
        }
        Identifiers identifiers = server.bean(Identifiers.class);
        List<Subject> subjects = List.of(
                        new Identifier(EntityKind.SIM, "460115222790963"),
                        new Identifier(EntityKind.PHONE, "+8619907553956"))
                .stream()
                .map(subject -> Subject.named(identifiers, subject))
                .toList();
        GrantTerms grant = new GrantTerms(
                "g1",
                subjects,
                EnumSet.of(Category.RECHARGE, Category.SUBSCRIBER, Category.ACCESS, Category.TRAFFIC),
                EnumSet.of(Channel.CARRIER),
                null,
                between("2026-05-31T16:00:00Z", "2026-06-30T16:00:00Z"),
                2,
                5_000,
                ThirdParties.PSEUDONYM,
                true);
        ordered(NUMBER, grant);
    }

    private void subject(Screen on) {
        on.go(server.signInLink());
        on.page().locator("[data-number='" + NUMBER + "']").click();
        on.at("subject").first().click();
        on.shows(on.at("question"));
    }

    private void linked(Screen on) {
        subject(on);
        on.at("question-thread").selectOption("LINK");
        on.at("ask-trace").press("Enter");
        on.answered("done");
    }

    @Test
    void links_say_how_sure_they_are_what_else_would_explain_them_and_who_is_not_on_record() {
        linked(screen);
        assertThat(screen.at("link")).hasCount(4);
        assertThat(screen.at("link").first()).hasAttribute("data-grade", "C");
        assertThat(screen.at("link").first()).containsText("IMEI:35990078730134");
        assertThat(screen.at("link").first()).containsText("a device sold on");
        assertThat(screen.at("link").first()).containsText("no proof of a person");
        assertThat(screen.at("no-person")).containsText("460115222790963");
        assertThat(screen.everything()).doesNotContain("+8617607257205", "460015520205870");

        // Somebody the grant names: of a third party at the edge of the hops nothing is told.
        screen.at("link-entity").nth(1).press("Enter");
        screen.shows(screen.at("registrations"));
        screen.press("Escape");
        assertThat(screen.at("detail")).hasCount(0);

        screen.at("view-table").click();
        assertThat(screen.rows()).hasSize(48);
    }

    @Test
    void ways_to_a_phone_are_ranked_counted_and_stand_beside_what_else_reaches_it() {
        subject(screen);
        screen.at("question-end").selectOption(new String[] {"1"});
        screen.at("ask-trace").press("Enter");
        screen.answered("done");
        assertThat(screen.at("path")).hasCount(5);
        assertThat(screen.at("path").first()).containsText("Best way");
        assertThat(screen.at("path").last()).containsText("Alternative");
        assertThat(screen.at("paths-more")).containsText("32");
        screen.shows(screen.at("no-others"));
        screen.reads(screen.at("figure-acts"), "37 acts");
        assertThat(screen.page().url()).doesNotContain("460115222790963").doesNotContain("19907553956");

        screen.page().reload();
        screen.answered("done");
        assertThat(screen.at("path")).hasCount(5);
    }

    @Test
    void a_way_over_links_is_told_step_by_step_with_what_both_used() {
        subject(screen);
        screen.at("question-thread").selectOption("LINK");
        screen.at("question-end").selectOption(new String[] {"1"});
        screen.at("ask-trace").press("Enter");
        screen.answered("done");
        assertThat(screen.at("path").first().getByTestId("path-steps")).containsText("460115222790963");
        assertThat(screen.at("path").first().getByTestId("path-step").last()).containsText("+8619907553956");
    }

    @Test
    void it_stands_in_both_languages_light_and_dark() {
        for (Eyes eyes : eyes()) {
            String locale = eyes.locale();
            ColorScheme scheme = eyes.scheme();
            try (Screen one = window(locale, scheme)) {
                linked(one);
                assertThat(one.at("link")).hasCount(4);
                assertThat(one.everything())
                        .doesNotContainPattern(Pattern.compile("(links|doubt|paths|question|entity)\\.[a-zA-Z]"));
                if (!PICTURES.isEmpty()) {
                    one.page()
                            .screenshot(new Page.ScreenshotOptions()
                                    .setPath(Path.of(PICTURES, "links-" + locale + "-" + scheme + ".png")));
                }
                assertThat(one.watch().noted()).isEmpty();
            }
        }
    }
}
