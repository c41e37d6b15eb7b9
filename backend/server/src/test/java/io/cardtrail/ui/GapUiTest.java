package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;

/** A gap is a thing on the screen: in the drawing, in the table and beside them. */
class GapUiTest extends OnScreen {
    /** The chain of a card whose shipping record the carrier has not delivered. */
    private void chain() {
        screen.goToStory(server.signInLink());
        screen.at("search-kind").selectOption("CARD");
        screen.at("search-text").fill(Screen.CARD);
        screen.at("search-go").click();
        screen.at("result").click();
        screen.at("ask-chain").click();
        screen.reads(screen.at("figure-gaps"), "1 gap");
    }

    @Test
    void a_gap_stands_in_the_drawing_and_is_opened_and_left_by_keyboard() {
        chain();
        assertThat(screen.at("gap").count()).isEqualTo(1);
        assertThat(screen.at("gap").getAttribute("data-cause")).isEqualTo("UNKNOWN");
        assertThat(screen.at("gap").getAttribute("aria-label")).contains("示例移动", "cause unknown", "ask the holder");
        assertThat(screen.page().locator("[data-style=HATCHED]").count()).isEqualTo(1);

        screen.tabTo("gap");
        screen.press("Enter");
        screen.reads(screen.at("gap-cause"), "cause unknown");
        screen.reads(screen.at("gap-step"), "ask the holder");
        screen.reads(screen.at("gap-holder"), "示例移动");
        screen.reads(screen.at("gap-candidates"), "none");
        assertThat(screen.at("gap-preserveBefore").count()).isZero();
        assertThat(screen.at("gap-grade").textContent()).startsWith("C");

        screen.press("Escape");
        assertThat(screen.at("detail").count()).isZero();
        assertThat(screen.focused("data-testid")).isEqualTo("gap");
    }

    @Test
    void the_table_has_the_same_gap_in_both_languages() {
        chain();
        screen.at("view-table").click();
        assertThat(screen.at("gap-row").count()).isEqualTo(1);
        assertThat(screen.at("gap-row").textContent())
                .contains("cause unknown", "ask the holder", "2026-03-01 00:30:00");
        screen.at("language").click();
        PlaywrightAssertions.assertThat(screen.at("gap-row")).containsText("原因不明");
        PlaywrightAssertions.assertThat(screen.at("gap-row")).containsText("向保管方调取");
        screen.tabTo("gap-open");
        screen.press("Enter");
        screen.reads(screen.at("gap-cause"), "原因不明");
        screen.press("Escape");
        assertThat(screen.focused("data-testid")).isEqualTo("gap-open");
    }

    @Test
    void an_answer_without_gaps_says_nothing_of_them() {
        screen.goToStory(server.signInLink());
        assertThat(screen.at("gap").count() + screen.at("figure-gaps").count()).isZero();
        screen.at("view-table").click();
        assertThat(screen.at("gap-list").count()).isZero();
    }
}
