package io.cardtrail.ui;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How fast large answers open and move: {@code ./mvnw verify -Dit.test=ScreenFigures …} (docs/performance.md). Not named as a test: a
 * figure taken beside other work is none, and this browser draws without a graphics card.
 */
class ScreenFigures {
    private static final int ELEMENTS = Integer.getInteger("figures.elements", 1_000);
    private static final int ACTS = Integer.getInteger("figures.acts", 10_000);

    /** From the press of the button until the answer is painted, milliseconds. */
    private static final String OPEN = """
            async (button) => {
              const begun = performance.now();
              button.click();
              const frame = () => new Promise(requestAnimationFrame);
              do await frame(); while (document.querySelector('[data-testid=answer]').dataset.status !== 'done');
              await frame(); await frame();
              return performance.now() - begun;
            }""";

    /** Notes the time of every frame from now on. */
    private static final String COUNT = """
            () => { window.frames_ = []; const each = (at) => { window.frames_.push(at); window.counting = requestAnimationFrame(each); };
              window.counting = requestAnimationFrame(each); }""";

    private static final String COUNTED = """
            () => { cancelAnimationFrame(window.counting); const all = window.frames_;
              const gaps = all.slice(1).map((at, place) => at - all[place]).sort((a, b) => a - b);
              return { rate: 1000 * gaps.length / (all.at(-1) - all[0]), p95: gaps[Math.floor(gaps.length * 0.95)], worst: gaps.at(-1) }; }""";

    @Test
    void of_a_drawing_and_of_a_table() {
        try (DemoServer server = DemoServer.start();
                Chromium chromium = Chromium.start();
                Screen screen = Screen.open(chromium, server.origin(), "en-US", ColorScheme.LIGHT)) {
            of(screen, server);
        }
    }

    static void of(Screen screen, DemoServer server) {
        screen.goToStory(server.signInLink());
        Stub stub = new Stub(screen.page());
        stub.enlarge("Trace", ELEMENTS, true);
        asked(screen);
        figure("drawing opened, %,d marks, ms", ELEMENTS, opened(screen));
        if (screen.page()
                        .getByText("Draw", new com.microsoft.playwright.Page.GetByTextOptions())
                        .count()
                > 0) {
            System.out.println("figures: the screen asks before it draws so much");
        }
        screen.page().getByLabel("Zoom in").click();
        moved(screen, "drawing panned", screen.at("lanes"), 60, 0);
        stub.away();
        stub.enlarge("Trace", ACTS, false);
        screen.at("view-table").click();
        asked(screen);
        figure("table opened, %,d acts, ms", ACTS, opened(screen));
        moved(screen, "table scrolled", screen.at("table"), 0, 240);
    }

    /** Before it is timed code is compiled, and the stub makes its answer; that may take longer than the screen waits. */
    private static void asked(Screen screen) {
        Locator done = screen.page().locator("[data-testid=answer][data-status=done]");
        Locator failed = screen.page().locator("[data-testid=answer][data-status=failed]");
        for (int time = 0; time < 3; time++) {
            screen.at("ask-trace").click();
            done.or(failed).waitFor(new Locator.WaitForOptions().setTimeout(120_000));
        }
        screen.answered("done");
    }

    private static double opened(Screen screen) {
        return ((Number) screen.at("ask-trace").evaluate(OPEN)).doubleValue();
    }

    private static void moved(Screen screen, String what, Locator where, double dx, double dy) {
        BoundingBox box = where.boundingBox();
        screen.page().mouse().move(box.x + Math.min(box.width, 900) / 2, Math.max(box.y, 0) + 120);
        screen.page().evaluate(COUNT);
        for (int turn = 0; turn < 240; turn++) {
            screen.page().mouse().wheel(turn < 160 ? dx : -dx, turn < 160 ? dy : -dy);
        }
        Map<?, ?> counted = (Map<?, ?>) screen.page().evaluate(COUNTED);
        System.out.println("figures: " + what
                + String.format(
                        Locale.ROOT,
                        ": %.1f frames/s, 95 %% of them within %.1f ms, the longest %.1f ms",
                        number(counted, "rate"),
                        number(counted, "p95"),
                        number(counted, "worst")));
    }

    private static double number(Map<?, ?> of, String name) {
        return ((Number) java.util.Objects.requireNonNull(of.get(name))).doubleValue();
    }

    private static void figure(String what, int size, double value) {
        System.out.println(
                "figures: " + String.format(Locale.ROOT, what, size) + String.format(Locale.ROOT, ": %.0f", value));
    }
}
