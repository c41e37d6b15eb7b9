package io.cardtrail.ui;

import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How soon a page is ready, for somebody new and for somebody who was here before: {@code ./mvnw verify -Dit.test=PageFigures …}
 * (docs/performance.md). Not named as a test: a figure taken beside other work is none.
 */
class PageFigures {
    private static final int LOADS = Integer.getInteger("figures.loads", 10);

    private static final String FETCHED = """
            () => { const all = performance.getEntriesByType('resource'); const fetched = all.filter(({ transferSize }) => transferSize > 0);
              return { asked: all.length, fetched: fetched.length, bytes: fetched.reduce((sum, { transferSize }) => sum + transferSize, 0) }; }""";

    @Test
    void of_a_page() {
        List<Double> cold = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        try (DemoServer server = DemoServer.start();
                Chromium chromium = Chromium.start()) {
            // Before it is timed code is compiled.
            for (int load = -1; load < LOADS; load++) {
                try (Screen screen = Screen.open(chromium, server.origin(), "en-US", ColorScheme.LIGHT)) {
                    timed("signed in by a link, nothing kept", screen, server.signInLink(), load, cold);
                    screen.page().navigate("about:blank");
                    timed("the same browser again", screen, server.origin().resolve("/"), load, warm);
                }
            }
        }
    }

    private static void timed(String what, Screen screen, URI link, int load, List<Double> times) {
        long begun = System.nanoTime();
        screen.go(link);
        times.add((System.nanoTime() - begun) / 1e6);
        if (load == LOADS - 1) {
            List<Double> sorted =
                    times.subList(1, times.size()).stream().sorted().toList();
            Map<?, ?> fetched = (Map<?, ?>) screen.page().evaluate(FETCHED);
            System.out.println(String.format(
                    Locale.ROOT,
                    "figures: %s, median of %d: %.0f ms (%.0f to %.0f); %s",
                    what,
                    LOADS,
                    sorted.get(LOADS / 2),
                    sorted.getFirst(),
                    sorted.getLast(),
                    fetched));
        }
    }
}
