package io.cardtrail.ui;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Pictures of every screen, to be looked at: {@code -Dit.test=Screenshots -Dscreenshots=<folder>}; without the property they go
 * to {@code target/screenshots}. Not named as a test, so that only who asks for pictures waits for them.
 */
class Screenshots {
    private static final Path FOLDER = Path.of(System.getProperty("screenshots", "target/screenshots"));

    /** Such as {@code zh-dark}; all four if it is left out. */
    private static final String ONLY = System.getProperty("screenshots.only", "");

    @Test
    void of_an_investigators_desk_in_both_languages_light_and_dark() {
        each(Tour::desk);
    }

    @Test
    void of_the_offices_and_of_what_seldom_happens_in_both_languages_light_and_dark() {
        each(Tour::offices);
    }

    @Test
    void of_footage_clocks_and_holders_in_both_languages_light_and_dark() {
        each(Tour::holders);
    }

    @Test
    void of_an_import_in_both_languages_light_and_dark() {
        each(Tour::imports);
    }

    private static void each(Consumer<Tour> walk) {
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
                        walk.accept(new Tour(new Case(screen, "〔2026〕示例刑调" + number + "号"), server, suffix));
                        number++;
                    }
                }
            }
        }
    }

    /** One walk through the app. */
    private record Tour(Case told, DemoServer server, String suffix) {
        void desk() {
            screen().go(server.origin());
            picture("01-sign-in");
            screen().go(server.signInLink());
            screen().shows(screen().at("demo"));
            picture("02-instruments");
            story();
            refusals();
            others();
        }

        void offices() {
            screen().go(server.signInLink());
            lifecycle();
            oversight();
            states();
        }

        void holders() {
            screen().go(server.signInLink());
            HolderUiTest.footage(screen(), told.number());
            tall("60-footage");
            screen().at("open-holder").click();
            screen().shows(screen().at("holder-profile"));
            tall("61-holder");
            screen().at("screen-holders").click();
            screen().shows(screen().at("matrix"));
            screen().at("holder").nth(2).locator("summary").first().click();
            tall("62-holders");
            told.as("custodian");
            screen().at("screen-holders").click();
            screen().shows(screen().at("holder-clock").first());
            tall("63-custodian-clocks");
        }

        void imports() {
            screen().go(server.signInLink());
            new ImportTour(screen(), suffix, FOLDER, new ArrayList<>()).walk();
        }

        private Screen screen() {
            return told.screen();
        }

        private void lifecycle() {
            screen().at("new-request").click();
            screen().at("form-submit").click();
            picture("20-request-missing");
            screen().at("form-leave").click();
            told.fillIn(2);
            tall("21-request");
            told.submit();
            picture("22-submitted");
            told.as("reviewer");
            screen().shows(screen().at("waiting").first());
            picture("23-queue");
            told.fromQueue();
            tall("24-review");
            screen().at("action-APPROVE").click();
            picture("25-confirm");
            screen().at("dialog-confirm").click();
            screen().shows(screen().at("step-up-go"));
            picture("26-step-up");
            screen().at("step-up-go").click();
            screen().shows(screen().at("said"));
            told.as("custodian").fromQueue().approve().stands("APPROVED");
            picture("27-approved");
            told.as("investigator").fromList();
            screen().at("subject").first().click();
            screen().at("question-hops").fill("6");
            screen().at("ask-trace").click();
            screen().answered("failed");
            picture("28-refusal-extend");
            screen().at("narrow").click();
            screen().answered("done");
            screen().at("question-hops").fill("6");
            screen().at("ask-trace").click();
            screen().answered("failed");
            screen().at("extend").click();
            tall("29-extension");
            screen().at("form-submit").click();
            told.stands("AWAITING_UPDATE").as("reviewer").fromQueue();
            tall("30-proposal");
            screen().at("action-REVOKE").click();
            screen().at("reason-text").fill("签发机关已撤回");
            picture("31-reason");
            screen().at("dialog-confirm").click();
            told.stands("CANCELLED");
            told.as("investigator").fromList().stands("CANCELLED");
            tall("32-revoked");
        }

        private void oversight() {
            told.as("auditor").fromList();
            screen().shows(screen().at("access").first());
            tall("40-accesses");
            screen().at("screen-oversight").click();
            screen().shows(screen().at("log"));
            picture("41-oversight");
            told.as("admin");
            screen().shows(screen().at("account").first());
            picture("42-accounts");
            screen().at("new-account").click();
            picture("43-new-account");
            screen().press("Escape");
            screen().at("own").click();
            screen().shows(screen().at("no-tokens"));
            picture("44-own-account");
        }

        /** What seldom happens and must look right when it does. */
        private void states() {
            Stub stub = new Stub(screen().page());
            told.as("reviewer");
            stub.answer("Queue", Stub.NOTHING_WAITS);
            screen().at("screen-instruments").click();
            screen().at("screen-queue").click();
            screen().shows(screen().at("queue-empty"));
            picture("50-queue-empty");
            stub.answer("Warrants", Stub.instruments(200));
            screen().at("screen-instruments").click();
            screen().shows(screen().at("list-narrow"));
            picture("51-two-hundred");
            stub.answer("Warrant", Stub.instrument(1_000));
            screen().at("instrument").first().click();
            screen().shows(screen().at("more-subjects"));
            picture("52-thousand-subjects");
            stub.answer("Warrants", Stub.AUDIT_UNAVAILABLE);
            screen().at("screen-instruments").click();
            screen().shows(screen().at("notice"));
            picture("53-no-audit");
            stub.wayIn(Stub.PRODUCTION);
            screen().at("sign-out").click();
            screen().shows(screen().at("password-sign-in"));
            picture("54-sign-in-password");
            screen().at("turn-enrol").click();
            picture("55-enrol");
        }

        private void tall(String name) {
            screen().page().setViewportSize(1280, 1600);
            picture(name);
            screen().page().setViewportSize(1280, 720);
        }

        private void story() {
            screen().at("demo-trace").click();
            screen().answered("done");
            picture("03-lanes");
            screen().page()
                    .locator("[data-testid=mark][data-kind=SALE]")
                    .first()
                    .click();
            screen().shows(screen().at("fold-act").first());
            picture("04-lanes-fold");
            screen().at("fold-act").first().click();
            screen().shows(screen().at("source-row"));
            picture("05-lanes-detail");
            screen().openSource("shop-register.csv:7").scrollIntoViewIfNeeded();
            screen().at("cells").evaluate("(cells) => cells.scrollIntoView({ block: 'end' })");
            picture("06-source-row");
            screen().at("open-entity").first().click();
            screen().shows(screen().at("acts-shown"));
            picture("07-entity");
            screen().at("detail-close").click();
            picture("08-table");
            screen().at("view-lanes").click();
            screen().page()
                    .locator("[data-testid=mark][data-kind=REDEMPTION]")
                    .nth(4)
                    .click();
            screen().shows(screen().at("source-row"));
            picture("09-redemption");
            screen().at("detail-close").click();
        }

        private void refusals() {
            screen().at("question-hops").fill("9");
            screen().at("ask-trace").click();
            screen().answered("failed");
            picture("10-refusal");
            screen().at("question-hops").fill("");
            screen().at("question-from").fill("2026-03-29");
            screen().at("question-to").fill("2026-03-30");
            screen().at("ask-trace").click();
            screen().answered("done");
            picture("11-empty");
            screen().at("search-text").fill("+8615805991451");
            screen().at("search-go").click();
            screen().shows(screen().at("no-results"));
            picture("12-search-nothing");
        }

        private void others() {
            screen().at("warrant-number").click();
            screen().at("demo-chain").click();
            screen().answered("done");
            picture("13-chain");
            screen().at("warrant-number").click();
            screen().page().locator("[data-testid=instrument]").last().click();
            screen().at("subject").first().click();
            screen().at("ask-trace").click();
            screen().answered("failed");
            picture("14-expired");
            screen().at("warrant-number").click();
            screen().page().locator("[data-testid=instrument]").nth(2).click();
            picture("15-nothing-asked");
            screen().at("subject").first().click();
            screen().at("question-thread").selectOption("MONEY");
            screen().at("ask-trace").click();
            screen().answered("done");
            picture("16-money-named");
            screen().page().setViewportSize(480, 900);
            picture("17-narrow");
        }

        private void picture(String name) {
            Path file = FOLDER.resolve(name + suffix + ".png");
            screen().page()
                    .screenshot(
                            new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
        }
    }
}
