package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.cardtrail.cases.ExpectedAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is seen of the story: every act, where it is written, and nothing that the grant does not reach. */
class StoryUiTest extends OnScreen {
    private static final ExpectedAnswer STORY = ExpectedAnswer.of("s1-stolen-card-ring", "forward-6");
    private static final String SHOP_SALE = "shop-register.csv:7";

    @Test
    void the_figures_are_those_of_the_story() {
        screen.goToStory(server.signInLink());
        screen.reads(screen.at("figure-acts"), STORY.acts().size() + " acts");
        screen.reads(screen.at("figure-cards"), STORY.cards() + " cards");
        screen.reads(screen.at("figure-redeemed"), STORY.redeemed() + " redeemed");
        screen.reads(screen.at("figure-pins"), STORY.pins() + " PINs, only counted");
        assertThat(screen.at("bounds").getAttribute("data-bounds")).isEqualTo("MAX_HOPS");
    }

    @Test
    void the_table_has_a_row_for_every_act_of_the_story_and_no_other() {
        screen.goToStory(server.signInLink());
        screen.at("view-table").click();
        List<String> expected = new ArrayList<>();
        STORY.acts().forEach((source, kind) -> expected.add(source + " " + kind));
        assertThat(screen.rows()).hasSize(87).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void the_drawing_has_a_mark_for_every_act_of_the_story() {
        screen.goToStory(server.signInLink());
        Map<String, Integer> expected = new HashMap<>();
        STORY.acts().values().forEach(kind -> expected.merge(kind, 1, Integer::sum));
        assertThat(screen.marks()).isEqualTo(expected);
    }

    @Test
    void a_source_row_shows_where_an_act_is_written_and_by_which_clause_it_is_seen() {
        screen.goToStory(server.signInLink());
        Locator row = screen.openSource(SHOP_SALE);
        screen.reads(row.getByTestId("source-line"), ":7");
        assertThat(row.textContent()).contains("shop-register.csv", "晨光通讯店");
        assertThat(row.getByTestId("source-fileDigest").textContent()).matches("[0-9a-f]{64}");
        assertThat(row.getByTestId("source-clause").textContent()).contains("〔2026〕示例刑调117号", "SALE");
        assertThat(row.locator("tr[data-visibility]").count()).isEqualTo(14);
        assertThat(cells(row, "SHOWN")).contains("100.00", "2");
    }

    @Test
    void digits_of_a_pin_and_names_of_third_parties_are_in_no_cell() {
        screen.goToStory(server.signInLink());
        assertThat(cells(screen.openSource(SHOP_SALE), "PSEUDONYM"))
                .isNotEmpty()
                .allMatch("pseudonym"::equals);
        assertThat(cells(screen.openSource("platform-orders.csv:3"), "PIN")).containsExactly("PIN");
    }

    @Test
    void no_identifier_of_a_third_party_is_anywhere_in_the_page() {
        screen.goToStory(server.signInLink());
        List<String> pages = new ArrayList<>(List.of(screen.everything()));
        for (String source :
                List.of(SHOP_SALE, "platform-orders.csv:3", "wechat-payments.csv:8", "carrier-recharges.csv:11")) {
            screen.openSource(source);
            pages.add(screen.everything());
        }
        screen.page().keyboard().press("Escape");
        screen.scrollThroughTable(() -> pages.add(screen.everything()));
        assertThat(pages).hasSizeGreaterThan(6).allMatch(page -> page.contains("PAN-7731"));
        assertThat(STORY.absentText())
                .hasSizeGreaterThan(300)
                .allSatisfy(text -> assertThat(pages).noneMatch(page -> page.contains(text)));
    }

    @Test
    void an_entity_shows_its_acts_and_what_the_answer_told_of_it() {
        screen.goToStory(server.signInLink());
        screen.openSource(SHOP_SALE);
        Locator told = screen.at("field-role.OF_CARD").getByTestId("open-entity");
        assertThat(told.allTextContents()).containsExactly(Screen.CARD, "示例移动:10026030100000002");
        told.last().click();
        screen.reads(screen.at("acts-shown"), "5 of 5");
        screen.at("entity-act").first().click();
        screen.reads(screen.at("source-name"), "carrier-pins.csv:13");
    }

    @Test
    void hostile_text_in_records_stays_text() {
        String markup = "<img src=x onerror=alert(1)>";
        String file = "<b onclick=alert(2)>&amp;.csv";
        server.importFile(
                file,
                ("number,at,from,to,yuan\n\"\"\"><script>alert(3)</script>\",2026-03-20 10:00:00,MERx33s5v5e5y,"
                                + markup + "\u202Efdp.exe\u2066,1.00\n")
                        .getBytes(StandardCharsets.UTF_8),
                HostileText.MAPPING);

        screen.go(server.signInLink());
        screen.page().locator("[data-number='〔2026〕示例公调204号']").click();
        screen.at("subject").first().click();
        screen.at("question-thread").selectOption("MONEY");
        screen.at("ask-trace").click();
        screen.answered("done");
        assertThat(screen.at("lane").last().textContent()).contains(markup + "⟨U+202E⟩");
        Locator row = screen.openSource(file + ":2");
        assertThat(row.textContent())
                .contains(file, markup, "{{7*7}}<style>", "\"><script>alert(3)</script>", "⟨U+2066⟩");
        assertThat(screen.at("detail").textContent()).doesNotContain("\u202E").doesNotContain("\u2066");
        assertThat(screen.page()
                        .locator("#app img, #app script, #app style, #app b")
                        .count())
                .isZero();
    }

    private static List<String> cells(Locator row, String visibility) {
        return row.locator("tr[data-visibility=" + visibility + "] > td:nth-child(2)")
                .allInnerTexts();
    }
}
