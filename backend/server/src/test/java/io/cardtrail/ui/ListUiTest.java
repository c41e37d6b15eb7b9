package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A list that is pasted is looked up line by line under the grant, and tells of what is not named by it what a search tells. */
class ListUiTest extends OnScreen {
    private static final String IN_THE_DATA = "15805991451";

    @Test
    void named_absent_and_malformed_lines_are_told_apart_and_absent_is_as_forbidden() {
        screen.goToStory(server.signInLink());
        List<String> asked = new ArrayList<>();
        screen.page().onRequest(request -> {
            if (String.valueOf(request.postData()).contains("query Search(")) {
                asked.add(request.postData());
            }
        });
        paste(screen, Screen.BANK_CARD + "\n" + IN_THE_DATA + "\n\n13000000000\n1.00260E+16\n+86" + IN_THE_DATA);

        done(screen);
        assertThat(states(screen)).containsExactly("1 found", "2 none", "4 none", "5 wrong", "6 twice");
        screen.reads(
                screen.at("list-tally"), "1 found, 2 not found within the instrument, 1 not looked up. 1 repeated.");
        assertThat(line(screen, 2).textContent().replace(IN_THE_DATA, "").replace("2", ""))
                .as("a phone in the data, and one that is not")
                .isEqualTo(
                        line(screen, 4).textContent().replace("13000000000", "").replace("4", ""));
        assertThat(line(screen, 5).textContent()).contains("power of ten");
        assertThat(line(screen, 6).textContent()).contains("the same as line 2");
        assertThat(asked).as("each line once, and none that is malformed").hasSize(3);
        assertThat(screen.page().url()).doesNotContain(IN_THE_DATA);

        screen.at("list-found").click();
        screen.at("ask-trace").click();
        screen.answered("done");
    }

    @Test
    void more_than_two_hundred_lines_are_cut_by_name_and_looking_can_be_stopped_and_gone_on_with() {
        screen.goToStory(server.signInLink());
        // One answer after another, each a moment late, so that there is something to stop.
        screen.page().route("**/graphql", route -> {
            if (String.valueOf(route.request().postData()).contains("query Search(")) {
                screen.page().waitForTimeout(30);
            }
            route.fallback();
        });
        paste(screen, IntStream.range(0, 230).mapToObj("1300000%04d"::formatted).collect(Collectors.joining("\n")));
        screen.reads(
                screen.at("list-beyond"),
                "200 of 230 lines: those after them were not looked at. Paste them as a list of their own.");
        screen.at("list-stop").click();
        screen.shows(screen.at("list-stopped"));
        assertThat(screen.at("list-results").getAttribute("data-status")).isEqualTo("stopped");
        assertThat(screen.watch().noted())
                .as("the line under way is given up")
                .hasSizeLessThan(2)
                .allMatch(noted -> noted.contains("ERR_ABORTED"));
        screen.page().unroute("**/graphql");
        new Stub(screen.page())
                .answer("Search", "{\"data\":{\"warrant\":{\"search\":{\"totalCount\":0,\"nodes\":[]}}}}");
        screen.at("list-continue").click();
        done(screen);
        screen.reads(screen.at("list-tally"), "0 found, 200 not found within the instrument, 0 not looked up.");
        assertThat(screen.at("list-entry").count()).isEqualTo(30);
        screen.at("list-more").click();
        assertThat(screen.at("list-entry").count()).isEqualTo(130);
    }

    @Test
    void what_is_refused_stops_the_list_and_says_so() {
        screen.go(server.signInLink());
        screen.page().locator("[data-number='〔2025〕示例刑调031号']").click();
        paste(screen, "13000000000\n13000000001");
        screen.shows(screen.at("list-stopped"));
        assertThat(screen.at("notice").getAttribute("data-code")).isEqualTo("DENIED");
        assertThat(states(screen)).containsExactly("1 wait", "2 wait");
    }

    @Test
    void hostile_lines_stay_text_and_a_chosen_kind_holds_for_all_in_chinese_too() {
        try (Screen zh = window("zh-CN", ColorScheme.DARK)) {
            zh.goToStory(server.signInLink());
            zh.at("paste-list").locator("summary").click();
            zh.at("list-kind").selectOption("SIM");
            zh.at("list-text").fill("<img src=x onerror=alert(1)>\u202Efdp\n460001234567890");
            zh.at("list-go").click();
            done(zh);
            assertThat(states(zh)).containsExactly("1 wrong", "2 none");
            assertThat(line(zh, 1).textContent()).contains("⟨U+202E⟩", "不符合所选种类的写法");
            assertThat(zh.page().locator("#app img").count()).isZero();
            assertThat(zh.watch().noted()).isEmpty();
        }
    }

    private static void paste(Screen on, String text) {
        on.at("paste-list").locator("summary").click();
        on.at("list-text").fill(text);
        on.at("list-go").click();
    }

    private static void done(Screen on) {
        PlaywrightAssertions.assertThat(on.at("list-results")).hasAttribute("data-status", "done");
    }

    private static Locator line(Screen on, int line) {
        return on.page().locator("[data-testid=list-entry][data-line='" + line + "']");
    }

    private static List<String> states(Screen on) {
        return on.at("list-entry").all().stream()
                .map(entry -> entry.getAttribute("data-line") + " " + entry.getAttribute("data-state"))
                .toList();
    }
}
