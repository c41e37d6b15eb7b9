package io.cardtrail.ui;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Pictures of every screen in both languages, light and dark, to be looked at: {@code ./mvnw -Ppictures verify}; they go to
 * {@code cardtrail-pictures} in the system's folder for temporary files, or with {@code -Dscreenshots=<folder>} elsewhere.
 * Not named as a test, so that only who asks for pictures waits for them.
 */
class Screenshots {
    private static final Path FOLDER = Path.of(System.getProperty(
            "screenshots",
            Path.of(System.getProperty("java.io.tmpdir"), "cardtrail-pictures").toString()));

    /** Such as {@code zh-dark}; all four if it is left out. */
    private static final String ONLY = System.getProperty("screenshots.only", "");

    @FunctionalInterface
    private interface Walk {
        void by(Case told, DemoServer server, Look look);
    }

    @Test
    void of_an_investigators_desk() {
        each((told, server, look) -> new DeskTour(told, server, look).walk());
    }

    @Test
    void of_the_work_with_an_answer() {
        each((told, server, look) -> new WorkTour(told.screen(), server, look).walk());
    }

    @Test
    void of_the_offices_and_of_what_seldom_happens() {
        each((told, server, look) -> new OfficeTour(told, server, look).walk());
    }

    @Test
    void of_footage_clocks_and_holders() {
        each((told, server, look) -> new HolderTour(told, server, look).walk());
    }

    @Test
    void of_what_stands_beside_an_answer() {
        each((told, server, look) -> new AsideTour(told, server, look, look).walk());
    }

    @Test
    void of_an_import() {
        each((told, server, look) -> new ImportTour(told.screen(), server, look).walk());
    }

    @Test
    void of_links_ways_gaps_and_judgements() {
        each((told, server, look) -> new LinkTour(told.screen(), server, look).walk());
    }

    @Test
    void of_a_slow_server_and_of_hostile_names() {
        each((told, server, look) -> {
            new SlowTour(told.screen(), server, look).walk();
            new HostileTour(told.screen(), server, look).walk();
        });
    }

    private static void each(Walk walk) {
        try (DemoServer server = DemoServer.start();
                Chromium chromium = Chromium.start()) {
            int number = 921;
            for (String locale : List.of("en-US", "zh-CN")) {
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    String suffix =
                            "-" + locale.substring(0, 2) + "-" + scheme.name().toLowerCase(Locale.ROOT);
                    if (!suffix.contains(ONLY)) {
                        continue;
                    }
                    try (Screen screen = Screen.open(chromium, server.origin(), locale, scheme)) {
                        walk.by(
                                new Case(screen, "〔2026〕示例刑调" + number + "号"),
                                server,
                                new Picture(screen.page(), suffix));
                        number++;
                    }
                }
            }
        }
    }

    private record Picture(Page page, String suffix) implements Look {
        @Override
        public void at(String name) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(FOLDER.resolve(name + suffix + ".png"))
                    .setAnimations(ScreenshotAnimations.DISABLED));
        }

        @Override
        public void whole(String name) {
            page.setViewportSize(1280, 1800);
            at(name);
            page.setViewportSize(1280, 720);
        }
    }
}
