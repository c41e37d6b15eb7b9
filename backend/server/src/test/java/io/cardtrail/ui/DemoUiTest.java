package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.cardtrail.cases.ExpectedAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an investigator sees and does, on a first run of the demonstration. After each test the watch must have noted nothing. */
class DemoUiTest {
    private static final ExpectedAnswer STORY = ExpectedAnswer.of("s1-stolen-card-ring", "forward-6");
    private static final String SHOP_SALE = "shop-register.csv:7";

    private static DemoServer server;
    private static Chromium chromium;
    private Screen screen;

    @BeforeAll
    static void start() {
        server = DemoServer.start();
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    @BeforeEach
    void open() {
        screen = window();
    }

    @AfterEach
    void nothing_was_said_on_the_console_and_nothing_failed() {
        List<String> noted = screen.watch().noted();
        screen.close();
        assertThat(noted).isEmpty();
    }

    private static Screen window() {
        return Screen.open(chromium, server.origin(), "en-US", ColorScheme.LIGHT);
    }

    @Test
    void the_link_on_the_console_works_once_and_does_not_stay_in_the_address() {
        URI link = server.printedLink();
        assertThat(link.toString()).startsWith(server.origin() + "/#sign-in=").endsWith("&open=trace");

        screen.page().navigate(link.toString());
        screen.answered("done");
        assertThat(screen.page().url()).doesNotContain("sign-in").doesNotContain("7731");
        screen.shows(screen.at("banner"));

        try (Screen other = window()) {
            other.go(link);
            other.shows(other.at("sign-in-failure"));
            assertThat(other.watch().noted())
                    .hasSize(2)
                    .contains("401 /api/sign-in")
                    .anyMatch(note -> note.startsWith("console error") && note.contains("401"));
        }
    }

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
        assertThat(pages).hasSizeGreaterThan(6);
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
    void more_hops_than_granted_are_refused_by_name_and_narrowing_asks_again() {
        screen.goToStory(server.signInLink());
        screen.at("question-hops").fill("9");
        screen.at("ask-trace").click();
        screen.answered("failed");
        assertThat(screen.at("refusal").getAttribute("data-reasons")).isEqualTo("HOPS_EXCEEDED");
        screen.reads(screen.at("reason").locator("strong"), "More hops than the grant permits");
        assertThat(screen.at("table").count() + screen.at("lanes").count()).isZero();

        screen.at("narrow").click();
        screen.answered("done");
        screen.reads(screen.at("figure-acts"), "87 acts");
    }

    @Test
    void an_expired_instrument_refuses_and_offers_nothing_narrower() {
        screen.go(server.signInLink());
        screen.page().locator("[data-number='〔2025〕示例刑调031号']").click();
        screen.at("subject").first().click();
        screen.at("ask-trace").click();
        screen.answered("failed");
        assertThat(screen.at("refusal").getAttribute("data-reasons")).isEqualTo("OUTSIDE_VALIDITY");
        assertThat(screen.at("narrow").count()).isZero();
    }

    @Test
    void a_search_finds_what_the_grant_names_and_tells_nothing_of_anything_else() {
        screen.goToStory(server.signInLink());
        List<String> told = new ArrayList<>();
        for (String phone : List.of("15805991451", "13000000000")) {
            screen.at("search-kind").selectOption("PHONE");
            screen.at("search-text").fill(phone);
            screen.at("search-go").click();
            screen.shows(screen.at("no-results"));
            told.add(screen.at("results").textContent());
        }
        assertThat(told.getFirst())
                .as("a phone in the data, and one that is not")
                .isEqualTo(told.getLast());
    }

    @Test
    void everything_can_be_done_by_keyboard() {
        screen.goToStory(server.signInLink());
        screen.press("/");
        assertThat(screen.focused("data-testid")).isEqualTo("search-text");
        screen.page().keyboard().type(Screen.CARD);
        screen.press("Enter");
        screen.shows(screen.at("result"));
        screen.tabTo("result");
        screen.press("Enter");
        screen.tabTo("ask-chain");
        screen.press("Enter");
        screen.reads(screen.at("figure-acts"), "10 acts");

        screen.tabTo("mark");
        assertThat(screen.focused("data-kind")).isEqualTo("ISSUE");
        screen.press("ArrowRight");
        assertThat(screen.focused("data-kind")).isEqualTo("SALE");
        screen.press("Enter");
        screen.reads(screen.at("source-name"), "platform-orders.csv:3");
        screen.press("Escape");
        assertThat(screen.at("detail").count()).isZero();
        assertThat(screen.focused("data-kind")).isEqualTo("SALE");

        screen.tabBackTo("view-lanes");
        screen.press("ArrowRight");
        screen.tabTo("row");
        screen.press("ArrowDown");
        screen.press("Enter");
        screen.shows(screen.at("source-row"));
    }

    @Test
    void language_theme_and_question_survive_a_reload() {
        screen.goToStory(server.signInLink());
        screen.at("language").click();
        screen.at("theme").selectOption("dark");
        screen.reads(screen.at("figure-acts"), "87 项行为");
        String ground = screen.background();

        screen.page().reload();
        screen.answered("done");
        screen.reads(screen.at("figure-acts"), "87 项行为");
        assertThat(screen.background()).isEqualTo(ground).isNotEqualTo("rgb(238, 240, 242)");
        screen.at("theme").selectOption("light");
        assertThat(screen.background()).isEqualTo("rgb(238, 240, 242)");
        screen.at("language").click();
        screen.reads(screen.at("figure-acts"), "87 acts");
    }

    @Test
    void going_back_shows_the_question_before() {
        screen.goToStory(server.signInLink());
        screen.at("question-hops").fill("3");
        screen.at("ask-trace").click();
        screen.reads(screen.at("figure-acts"), "12 acts");
        screen.page().goBack();
        screen.reads(screen.at("figure-acts"), "87 acts");
    }

    @Test
    void signing_out_ends_the_session_and_leaves_nothing_on_the_screen() {
        screen.goToStory(server.signInLink());
        screen.at("sign-out").click();
        screen.shows(screen.at("sign-in"));
        assertThat(screen.everything()).doesNotContain("7731").doesNotContain("晨光通讯店");
        screen.page().reload();
        screen.shows(screen.at("sign-in"));
        assertThat(screen.statusOf("/graphql")).isEqualTo(401);
        assertThat(screen.watch().noted()).hasSize(2).contains("401 /graphql");
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
                """
                {"separator": ",", "header": true, "zone": "Asia/Shanghai", "channel": "PAYMENT_PROVIDER",
                 "holder": "{{7*7}}<style>*{display:none}</style>", "act": "PAYMENT", "columns": [
                  {"column": "number", "to": "reference"}, {"column": "at", "to": "time"},
                  {"column": "from", "to": "PAID_FROM", "kind": "PAYMENT_ACCOUNT", "namespace": "BANK_CARD"},
                  {"column": "to", "to": "PAID_TO", "kind": "PAYMENT_ACCOUNT", "namespace": "BANK_CARD"},
                  {"column": "yuan", "to": "amount", "unit": "yuan"}]}""");

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

    @Test
    void a_breach_of_the_content_policy_and_a_request_elsewhere_would_be_noticed() {
        screen.go(server.origin());
        screen.page()
                .evaluate(
                        "() => { document.body.innerHTML += '<i style=\"color:red\"></i>'; fetch('http://127.0.0.1:1/'); }");
        screen.page().waitForCondition(() -> screen.watch().count() >= 2);
        assertThat(screen.watch().noted())
                .anyMatch(note -> note.contains("style-src"))
                .anyMatch(note -> note.contains("connect-src"));
    }

    private static List<String> cells(Locator row, String visibility) {
        return row.locator("tr[data-visibility=" + visibility + "] > td:nth-child(2)")
                .allInnerTexts();
    }
}
