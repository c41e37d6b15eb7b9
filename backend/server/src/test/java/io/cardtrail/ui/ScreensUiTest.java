package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.cardtrail.cases.ExpectedAnswer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every screen there is, looked over for what shuts people out; and what hostile text and a silent server do to it: nothing. Each screen
 * is looked over in light or in dark and zoomed, in one language, as the seed has it, and a few walks at once: {@code -Dui.seed=} repeats a run,
 * {@code -Dui.all=true} takes all walks and looks both ways.
 */
class ScreensUiTest extends OnScreen {
    private static final long SEED = Long.getLong("ui.seed", System.nanoTime());
    private static final boolean ALL = Boolean.getBoolean("ui.all");

    /** Walks in one {@code verify}, chosen anew; all in the large run. */
    private static final int AT_ONCE = 1;

    private int tours = 940;

    @TestFactory
    Stream<DynamicTest> nobody_is_shut_out() {
        List<Map.Entry<String, BiConsumer<Case, Look>>> all = new ArrayList<>(List.of(
                Map.entry("of an investigator's desk", (told, look) -> new DeskTour(told, server, look).walk()),
                Map.entry(
                        "of links, ways, gaps and judgements",
                        (told, look) -> new LinkTour(told.screen(), server, look).walk()),
                Map.entry(
                        "of the work with an answer", (told, look) -> new WorkTour(told.screen(), server, look).walk()),
                Map.entry("of the offices", (told, look) -> new OfficeTour(told, server, look).walk()),
                Map.entry("of clocks and holders", (told, look) -> new HolderTour(told, server, look).walk()),
                Map.entry(
                        "of what stands beside an answer",
                        (told, look) -> new AsideTour(told, server, look, stop -> {}).walk()),
                Map.entry("of an import", (told, look) -> new ImportTour(told.screen(), server, look).walk())));
        Collections.shuffle(all, new Random(SEED));
        return (ALL ? all : all.subList(0, AT_ONCE))
                .stream()
                        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                            try (Screen own = window()) {
                                inspected(own, each.getValue());
                                // Whoever goes on as another account gives up what was under way.
                                assertThat(own.watch().noted())
                                        .allMatch(note -> note.endsWith("/graphql net::ERR_ABORTED"));
                            }
                        }));
    }

    @Test
    void a_late_a_silent_and_a_lost_server_are_said_and_left_again() {
        inspected(screen, (told, look) -> new SlowTour(told.screen(), server, look).walk());
        assertThat(screen.watch().noted())
                .allMatch(note -> note.contains("ERR_CONNECTION_RESET") || note.startsWith("failed: "));
    }

    @Test
    void a_screen_reader_is_told_of_every_hop_in_the_drawing_and_in_the_table() {
        ExpectedAnswer story = ExpectedAnswer.of("s1-stolen-card-ring", "forward-6");
        screen.goToStory(server.signInLink());
        SpokenTree spoken = new SpokenTree(screen.page());
        int acts = 0;
        Set<String> names = spoken.names();
        for (Locator mark : screen.at("mark").all()) {
            assertThat(names).contains(mark.getAttribute("aria-label"));
            acts += Integer.parseInt(mark.getAttribute("data-acts"));
        }
        assertThat(acts).isEqualTo(story.acts().size());

        screen.at("view-table").click();
        Set<String> cells = new HashSet<>();
        screen.scrollThroughTable(() -> cells.addAll(spoken.names()));
        assertThat(cells).containsAll(story.acts().keySet());
    }

    @Test
    void hostile_text_is_harmless_on_every_screen() {
        Harmless harmless = Harmless.on(screen);
        new HostileTour(screen, server, harmless).walk();
        assertThat(harmless.found()).isEmpty();
    }

    private void inspected(Screen screen, BiConsumer<Case, Look> walk) {
        Random random = new Random(SEED + tours);
        Inspection inspection = new Inspection(screen, ALL, random);
        if (random.nextBoolean()) {
            screen.page().addInitScript("Object.defineProperty(navigator, 'language', { get: () => 'zh-CN' })");
        }
        walk.accept(new Case(screen, "〔2026〕示例刑调" + tours++ + "号"), inspection);
        System.out.println(inspection.looked() + " screens looked over, -Dui.seed=" + SEED);
        assertThat(inspection.found()).isEmpty();
    }
}
