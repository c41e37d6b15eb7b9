package io.cardtrail.ui;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Pictures of every screen, to be looked at: {@code -Dit.test=Screenshots -Dscreenshots=<folder>}; without the property they go
 * to {@code target/screenshots}. Not named as a test, so that only who asks for pictures waits for them.
 */
class Screenshots {
    private static final Path FOLDER = Path.of(System.getProperty("screenshots", "target/screenshots"));

    @Test
    void of_every_screen_in_both_languages_light_and_dark() {
        try (DemoServer server = DemoServer.start();
                Chromium chromium = Chromium.start()) {
            for (String locale : List.of("en-US", "zh-CN")) {
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    try (Screen screen = Screen.open(chromium, server.origin(), locale, scheme)) {
                        String suffix = "-" + locale.substring(0, 2) + "-"
                                + scheme.name().toLowerCase(Locale.ROOT);
                        new Tour(screen, server, suffix).walk();
                    }
                }
            }
        }
    }

    /** One walk through the app. */
    private record Tour(Screen screen, DemoServer server, String suffix) {
        void walk() {
            screen.go(server.origin());
            picture("01-sign-in");
            screen.go(server.signInLink());
            screen.shows(screen.at("demo"));
            picture("02-instruments");
            story();
            refusals();
            others();
        }

        private void story() {
            screen.at("demo-trace").click();
            screen.answered("done");
            picture("03-lanes");
            screen.page().locator("[data-testid=mark][data-kind=SALE]").first().click();
            screen.shows(screen.at("fold-act").first());
            picture("04-lanes-fold");
            screen.at("fold-act").first().click();
            screen.shows(screen.at("source-row"));
            picture("05-lanes-detail");
            screen.openSource("shop-register.csv:7").scrollIntoViewIfNeeded();
            screen.at("cells").evaluate("(cells) => cells.scrollIntoView({ block: 'end' })");
            picture("06-source-row");
            screen.at("open-entity").first().click();
            screen.shows(screen.at("acts-shown"));
            picture("07-entity");
            screen.at("detail-close").click();
            picture("08-table");
            screen.at("view-lanes").click();
            screen.page()
                    .locator("[data-testid=mark][data-kind=REDEMPTION]")
                    .nth(4)
                    .click();
            screen.shows(screen.at("source-row"));
            picture("09-redemption");
            screen.at("detail-close").click();
        }

        private void refusals() {
            screen.at("question-hops").fill("9");
            screen.at("ask-trace").click();
            screen.answered("failed");
            picture("10-refusal");
            screen.at("question-hops").fill("");
            screen.at("question-from").fill("2026-03-29");
            screen.at("question-to").fill("2026-03-30");
            screen.at("ask-trace").click();
            screen.answered("done");
            picture("11-empty");
            screen.at("search-text").fill("+8615805991451");
            screen.at("search-go").click();
            screen.shows(screen.at("no-results"));
            picture("12-search-nothing");
        }

        private void others() {
            screen.at("warrant-number").click();
            screen.at("demo-chain").click();
            screen.answered("done");
            picture("13-chain");
            screen.at("warrant-number").click();
            screen.page().locator("[data-testid=instrument]").last().click();
            screen.at("subject").first().click();
            screen.at("ask-trace").click();
            screen.answered("failed");
            picture("14-expired");
            screen.at("warrant-number").click();
            screen.page().locator("[data-testid=instrument]").nth(2).click();
            picture("15-nothing-asked");
            screen.at("subject").first().click();
            screen.at("question-thread").selectOption("MONEY");
            screen.at("ask-trace").click();
            screen.answered("done");
            picture("16-money-named");
            screen.page().setViewportSize(480, 900);
            picture("17-narrow");
        }

        private void picture(String name) {
            Path file = FOLDER.resolve(name + suffix + ".png");
            screen.page()
                    .screenshot(
                            new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
        }
    }
}
