package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an investigator does: sign in, search, ask, be refused, go back, sign out, and all of it by keyboard. */
class DeskUiTest extends OnScreen {
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
        assertThat(screen.focused("data-testid")).isEqualTo("view-graph");
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
    void whoever_comes_after_a_session_that_ended_finds_nothing_of_the_one_before() {
        screen.goToStory(server.signInLink());
        screen.page().context().clearCookies();
        screen.at("search-text").fill("1");
        screen.at("search-go").click();
        screen.shows(screen.at("sign-in"));
        assertThat(screen.watch().noted()).contains("401 /graphql").allMatch(noted -> noted.contains("401"));

        // The same person goes on where they were.
        screen.at("sign-in-code").fill(server.signInLink().toString());
        screen.press("Enter");
        screen.answered("done");
        assertThat(screen.at("step").count()).isOne();

        Stub stub = new Stub(screen.page());
        stub.turnInto("Start", "\"name\":\"investigator\"", "\"name\":\"integrator\"");
        List<String> asked = new ArrayList<>();
        screen.page().onRequest(request -> asked.add(String.valueOf(request.postData())));
        screen.page().reload();
        PlaywrightAssertions.assertThat(screen.at("viewer")).hasAttribute("data-name", "integrator");
        screen.page().locator("[data-number='〔2026〕示例刑调117号']").click();
        screen.shows(screen.at("steps"));
        assertThat(asked).as("nothing was asked in the other's name").noneMatch(body -> body.contains("query Trace("));
        assertThat(screen.at("step").count()).isZero();
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
}
