package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;

/** Help: the tour of the demonstration, once and when it is called for, and the words and keys. */
class HelpUiTest extends OnScreen {
    @Test
    void who_is_here_for_the_first_time_is_offered_a_tour_and_walks_it_by_keyboard() {
        for (String locale : new String[] {"en-US", "zh-CN"}) {
            try (Screen first = firstWindow(locale)) {
                first.goToStory(server.signInLink());
                step(first, "offer");
                assertThat(first.focused("data-testid"))
                        .as("an offer takes nobody's place")
                        .doesNotContain("tour");
                first.tabTo("tour-begin");
                first.press("Enter");
                for (String stop : new String[] {"instrument", "search", "question", "drawing", "detail", "proof"}) {
                    step(first, stop);
                    assertThat(first.focused("data-testid")).isEqualTo("tour-next");
                    assertThat(inView(first)).as(stop).isTrue();
                    first.press("ArrowRight");
                }
                step(first, "help");
                first.press("ArrowLeft");
                step(first, "proof");
                first.press("ArrowRight");
                first.press("Enter");
                PlaywrightAssertions.assertThat(first.at("tour")).hasCount(0);
                assertThat(first.focused("data-testid")).isEqualTo("help");

                first.page().reload();
                first.answered("done");
                assertThat(first.at("tour").count()).as("offered once").isZero();
                assertThat(first.watch().noted()).isEmpty();
            }
        }
    }

    @Test
    void whoever_wants_no_tour_is_left_alone_and_nothing_is_in_the_way_meanwhile() {
        try (Screen first = firstWindow("en-US")) {
            first.goToStory(server.signInLink());
            step(first, "offer");
            first.at("view-table").click();
            first.at("tour-end").click();
            PlaywrightAssertions.assertThat(first.at("tour")).hasCount(0);
            first.at("view-lanes").click();
            assertThat(first.at("tour").count()).isZero();
            assertThat(first.watch().noted()).isEmpty();
        }
    }

    @Test
    void the_tour_begins_from_the_help_wherever_one_is_and_escape_ends_it() {
        screen.go(server.signInLink());
        screen.at("screen-holders").click();
        screen.shows(screen.at("matrix"));
        assertThat(screen.at("tour").count()).isZero();
        screen.at("help").click();
        screen.at("tour-again").click();
        step(screen, "instrument");
        screen.press("ArrowRight");
        step(screen, "search");
        screen.press("Escape");
        PlaywrightAssertions.assertThat(screen.at("tour")).hasCount(0);

        new Case(screen, "none").as("reviewer");
        screen.press("?");
        screen.shows(screen.at("help-dialog"));
        assertThat(screen.at("tour-again").count())
                .as("what is shown around is for investigators")
                .isZero();
    }

    @Test
    void a_tour_ends_with_what_it_speaks_of() {
        screen.goToStory(server.signInLink());
        screen.press("?");
        screen.at("tour-again").click();
        step(screen, "instrument");
        screen.at("screen-holders").click();
        PlaywrightAssertions.assertThat(screen.at("tour")).hasCount(0);
    }

    @Test
    void help_has_keys_and_words_in_both_languages_and_is_opened_by_a_key() {
        screen.go(server.signInLink());
        screen.press("?");
        screen.shows(screen.at("term").first());
        int all = screen.at("term").count();
        screen.at("help-find").fill("假名");
        PlaywrightAssertions.assertThat(screen.at("term")).hasCount(0);
        screen.at("help-find").fill("化名");
        PlaywrightAssertions.assertThat(screen.at("term").first()).containsText("pseudonym");
        assertThat(all).isGreaterThan(30);
        screen.press("Escape");
        PlaywrightAssertions.assertThat(screen.at("help-dialog")).hasCount(0);
        screen.at("language").click();
        screen.at("help").click();
        PlaywrightAssertions.assertThat(screen.at("help-dialog")).containsText("快捷键");
        PlaywrightAssertions.assertThat(screen.at("term").first().locator("strong"))
                .not()
                .hasText("act");
        screen.at("help-find").focus();
        screen.page().keyboard().type("?");
        assertThat(screen.at("help-find").inputValue())
                .as("typed, where one types")
                .isEqualTo("?");
    }

    private static void step(Screen on, String step) {
        PlaywrightAssertions.assertThat(on.at("tour")).hasAttribute("data-step", step);
    }

    private static boolean inView(Screen on) {
        return Boolean.TRUE.equals(on.at("tour").evaluate("""
                (card) => { const { left, top, right, bottom } = card.getBoundingClientRect();
                  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight; }"""));
    }
}
