package io.cardtrail.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.cardtrail.cases.JudgedFiles;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Subject;
import io.cardtrail.warrant.ThirdParties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From two accounts that may be one to a judgement with its reason, and back. */
class IdentityUiTest extends OnScreen {
    private static final String PICTURES = System.getProperty("identity.pictures", "");

    @BeforeAll
    void imports() throws IOException {
        JudgedFiles.imported(server::importFile);
        order(
                "〔2026〕示例刑调901号",
                EnumSet.of(Category.SUBSCRIBER, Category.ACCESS, Category.INFERENCE),
                ThirdParties.NAMED);
        order(
                "〔2026〕示例刑调902号",
                EnumSet.of(Category.SUBSCRIBER, Category.ACCESS, Category.INFERENCE),
                ThirdParties.PSEUDONYM);
        order("〔2026〕示例刑调903号", EnumSet.of(Category.SUBSCRIBER, Category.ACCESS), ThirdParties.NAMED);
    }

    private void order(String number, Set<Category> categories, ThirdParties thirdParties) {
        Identifiers identifiers = server.bean(Identifiers.class);
        List<Subject> subjects = List.of("night_owl", "zhao.k").stream()
                .map(user -> Subject.named(identifiers, new Identifier(EntityKind.ACCOUNT, "甲平台:" + user)))
                .toList();
        GrantTerms grant = new GrantTerms(
                "g1",
                subjects,
                categories,
                EnumSet.allOf(Channel.class),
                null,
                between("2026-02-28T16:00:00Z", "2026-03-31T16:00:00Z"),
                4,
                5_000,
                thirdParties,
                true);
        ordered(number, grant);
    }

    @Test
    void two_are_confirmed_with_a_reason_seen_among_the_judged_and_in_links_and_withdrawn_by_keyboard() {
        opened(screen, "〔2026〕示例刑调901号");
        assertThat(claims()).hasCount(6);
        screen.shows(screen.at("identity-weights"));
        Locator first = claims().first();
        assertThat(first.getByTestId("waterfall-step")).hasCount(7);
        assertThat(first.getByTestId("waterfall-total")).hasText("+35.8");

        first.getByTestId("identity-row").first().press("Enter");
        assertThat(screen.at("source-name")).hasText("a-accounts.csv:2");
        screen.press("Escape");
        assertThat(screen.at("detail")).hasCount(0);

        first.getByTestId("judge-CONFIRM").press("Enter");
        screen.shows(screen.at("judge-dialog"));
        screen.at("judge-reason").fill("同一证件、同一手机号");
        screen.at("judge-go").press("Enter");
        assertThat(claims()).hasCount(5);
        screen.shows(screen.at("said"));

        screen.at("identity-judgements").press("Enter");
        assertThat(claims()).hasCount(1);
        assertThat(screen.at("claim-state")).hasText("Confirmed");
        assertThat(screen.at("claim-history")).containsText("同一证件、同一手机号");

        linkedFromTheFirstSubject();
        assertThat(screen.at("identity-hop")).hasCount(1);
        assertThat(screen.at("identity-hop")).containsText("甲平台:night_owl");
        assertThat(screen.at("identity-hop")).containsText("乙平台:NightOwl");
        assertThat(screen.at("identity-hop")).hasAttribute("data-grade", "B");
        assertThat(screen.at("identity-hop")).containsText("Error not measured");
        screen.at("identity-rows").press("Enter");
        assertThat(screen.at("source-name").first()).containsText("accounts.csv");
        screen.press("Escape");
        screen.at("to-identity").press("Enter");
        screen.at("identity-judgements").press("Enter");

        screen.at("judge-WITHDRAW").press("Enter");
        screen.press("Escape");
        assertThat(screen.at("judge-dialog")).hasCount(0);
        screen.at("judge-WITHDRAW").press("Enter");
        screen.at("judge-reason").fill("证件系冒用");
        screen.at("judge-go").press("Enter");
        assertThat(screen.at("claim-state")).hasText("Withdrawn");
        assertThat(screen.at("judge-WITHDRAW")).hasCount(0);

        screen.at("identity-candidates").click();
        assertThat(claims()).hasCount(6);
        assertThat(claims().first().getByTestId("claim-history")).containsText("证件系冒用");
        linkedFromTheFirstSubject();
        assertThat(screen.at("identity-hop")).hasCount(0);
    }

    private void linkedFromTheFirstSubject() {
        screen.at("identity-back").press("Enter");
        screen.at("subject").first().press("Enter");
        screen.at("question-thread").selectOption("LINK");
        screen.at("ask-trace").press("Enter");
        screen.answered("done");
    }

    @Test
    void whoever_is_not_named_stays_a_pseudonym_and_its_values_are_not_shown() {
        opened(screen, "〔2026〕示例刑调902号");
        screen.shows(claims().first());

        assertThat(screen.everything())
                .contains("value not disclosed")
                .doesNotContain("欧阳明远", "NightOwl", "13900000011");
    }

    @Test
    void without_inference_it_is_said_what_the_grant_lacks() {
        opened(screen, "〔2026〕示例刑调903号");

        assertThat(screen.at("identity")).hasAttribute("data-status", "failed");
        assertThat(screen.at("identity-reasons")).containsText("Inference");
    }

    @Test
    void somebody_who_was_first_is_told_of_and_the_list_is_read_again() {
        try (Screen other = window()) {
            opened(screen, "〔2026〕示例刑调901号");
            opened(other, "〔2026〕示例刑调901号");
            judge(other, "zhao.k", "judge-REJECT");
            assertThat(other.at("claim")).hasCount(5);
            judge(screen, "zhao.k", "judge-CONFIRM");

            assertThat(screen.at("said")).containsText("somebody judged first");
            assertThat(claims()).hasCount(5);
            other.at("identity-judgements").click();
            other.at("judge-WITHDRAW").first().click();
            other.at("judge-reason").fill("end of the test");
            other.at("judge-go").click();
            assertThat(other.at("claim-state").first()).hasText("Withdrawn");
            assertThat(other.watch().noted()).isEmpty();
        }
    }

    /** Pictures to be looked at, where a folder for them is named: {@code -Didentity.pictures=<folder>}. */
    @Test
    void it_stands_in_both_languages_light_and_dark() {
        for (Eyes eyes : eyes()) {
            String locale = eyes.locale();
            ColorScheme scheme = eyes.scheme();
            try (Screen one = window(locale, scheme)) {
                opened(one, "〔2026〕示例刑调902号");
                one.shows(one.at("claim").first());
                one.at("identity-row").first().click();
                one.shows(one.at("source-row"));
                picture(one, locale, scheme, "list");
                one.at("judge-CONFIRM").first().click();
                one.shows(one.at("judge-dialog"));
                picture(one, locale, scheme, "dialog");
                assertThat(one.everything()).doesNotContain("identity.", "waterfall.", "agreement.", "judge.CONFIRM");
                assertThat(one.watch().noted()).isEmpty();
            }
        }
    }

    private static void picture(Screen screen, String locale, ColorScheme scheme, String what) {
        if (!PICTURES.isEmpty()) {
            screen.page().setViewportSize(1440, 1400);
            Path file = Path.of(PICTURES, what + "-" + locale + "-" + scheme + ".png");
            screen.page().screenshot(new Page.ScreenshotOptions().setPath(file));
            Path axe = Path.of(PICTURES, "axe.min.js");
            if (Files.exists(axe)) {
                screen.page().evaluate(axeText(axe));
                Object found = screen.page()
                        .evaluate(
                                "async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))");
                System.out.println("axe " + file.getFileName() + " " + found);
            }
        }
    }

    private static String axeText(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Locator claims() {
        return screen.at("claim");
    }

    private void opened(Screen on, String number) {
        on.go(server.signInLink());
        on.page().locator("[data-number='" + number + "']").click();
        on.at("to-identity").click();
        on.shows(on.at("identity"));
        assertThat(on.at("identity")).not().hasAttribute("data-status", "busy");
    }

    private static void judge(Screen on, String who, String verdict) {
        on.at("claim")
                .filter(new Locator.FilterOptions().setHasText(who))
                .first()
                .getByTestId(verdict)
                .click();
        on.at("judge-reason").fill("why");
        on.at("judge-go").click();
    }
}
