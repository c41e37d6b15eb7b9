package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.cardtrail.cases.ExpectedAnswer;
import java.net.URI;
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
        assertThat(row.getByTestId("source-clause").textContent()).isNotBlank();
        assertThat(row.getByTestId("cells").locator("tr[data-visibility]").count())
                .isEqualTo(14);
    }
}
