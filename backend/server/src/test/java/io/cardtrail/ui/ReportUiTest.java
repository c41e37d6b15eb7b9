package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.cardtrail.report.seal.BadBundle;
import io.cardtrail.report.seal.Bundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** A path report from the answer on the screen to the file in one's hands. */
class ReportUiTest extends OnScreen {
    private static void open(Screen window) {
        window.at("open-reports").click();
        PlaywrightAssertions.assertThat(window.at("reports")).hasAttribute("data-status", "done");
    }

    private static Locator issued(Screen window) {
        return window.page().locator("[data-testid=report-of][data-stage=DONE]");
    }

    @Test
    void an_answer_is_sealed_by_keyboard_and_its_bundle_taken_in_both_languages() throws IOException, BadBundle {
        for (String locale : new String[] {"en-US", "zh-CN"}) {
            try (Screen window = window(locale, ColorScheme.LIGHT)) {
                window.goToStory(server.signInLink());
                window.tabTo("open-reports");
                window.press("Enter");
                PlaywrightAssertions.assertThat(window.at("reports")).hasAttribute("data-status", "done");
                window.tabTo("report-name");
                assertThat(window.at("report-name").inputValue()).isNotBlank();
                window.tabTo("report-recipient");
                window.page().keyboard().type("示例市人民检察院");
                int before = issued(window).count();
                window.tabTo("report-seal");
                window.press("Enter");
                PlaywrightAssertions.assertThat(issued(window)).hasCount(before + 1);
                window.tabTo("report-take");
                Download download = window.page().waitForDownload(() -> window.press("Enter"));
                assertThat(download.suggestedFilename()).matches("report-[0-9a-f]{16}\\.zip");
                SortedMap<String, byte[]> files = Bundle.read(download.path());
                assertThat(files).containsKeys("path.json", "report.pdf", "SHA256SUMS.p7s", "VERIFY.md");
                window.tabTo("report-again");
                window.press("Enter");
                PlaywrightAssertions.assertThat(window.at("report-asked-again")).hasAttribute("data-same", "true");
                assertThat(window.at("report-asked-again").getAttribute("data-whole"))
                        .isEqualTo("true");
                window.press("Escape");
                PlaywrightAssertions.assertThat(window.at("report")).hasCount(0);
                assertThat(window.focused("data-testid")).isEqualTo("open-reports");
                assertThat(window.watch().noted()).isEmpty();
            }
        }
    }

    @Test
    void its_stages_are_told_by_the_server_and_not_asked_for_again_and_again() {
        screen.goToStory(server.signInLink());
        open(screen);
        int before = issued(screen).count();
        new Stub(screen.page()).hold("Reports");
        screen.at("report-recipient").fill("x");
        screen.at("report-seal").click();
        // The first one of a run, with nothing warm.
        PlaywrightAssertions.assertThat(issued(screen))
                .hasCount(before + 1, new LocatorAssertions.HasCountOptions().setTimeout(120_000));
    }

    @Test
    void what_it_is_checked_by_stands_there_and_says_that_it_is_the_demonstration() {
        screen.goToStory(server.signInLink());
        open(screen);
        screen.at("report-trust").locator("summary").click();
        assertThat(screen.at("report-trust").textContent()).contains("not for court", "cardtrail.local/");
        assertThat(screen.at("report-trust").locator("dd").allTextContents())
                .as("whole, to be filed on paper")
                .noneMatch(text -> text.contains("…"));
        assertThat(screen.at("report-trust").locator("dd").allTextContents())
                .hasSize(6)
                .allMatch(text -> text.length() >= 20);
    }

    @Test
    void what_starts_from_a_handle_can_not_be_sealed_and_says_why() {
        screen.goToStory(server.signInLink());
        screen.askFromHandle();
        screen.answered("done");
        open(screen);
        assertThat(screen.at("report-hindered").textContent()).contains("nobody else could ask it again");
        assertThat(screen.at("report-seal").count()).isZero();
    }

    @Test
    void a_whole_investigation_is_sealed_with_its_questions_and_its_narrative() throws IOException, BadBundle {
        screen.goToStory(server.signInLink());
        String name = "seal " + System.nanoTime();
        screen.at("investigation-name").fill(name);
        screen.at("investigation-save").click();
        PlaywrightAssertions.assertThat(screen.at("investigation")).hasAttribute("data-status", "saved");
        // Typed and not saved yet: sealing saves it first.
        screen.at("narrative").fill("He sold it on. [[ffffffffffff|another act]]");
        open(screen);
        assertThat(screen.at("report-one").isChecked()).isTrue();
        screen.at("report-whole").check();
        PlaywrightAssertions.assertThat(screen.at("report-name")).hasValue(name);
        screen.at("report-recipient").fill("示例市人民检察院");
        int before = issued(screen).count();
        screen.at("report-seal").click();
        PlaywrightAssertions.assertThat(issued(screen)).hasCount(before + 1);
        Download download = screen.page()
                .waitForDownload(() -> screen.at("report-take").first().click());
        String path = new String(Bundle.read(download.path()).get("path.json"), StandardCharsets.UTF_8);
        assertThat(path)
                .contains("\"investigation\":", name, "He sold it on. ", "\"claims\":[],\"text\":\"another act\"");
        screen.at("report-close").click();
        screen.at("investigation").locator("details summary").last().click();
        screen.at("investigation-drop").click();
        screen.at("drop-yes").click();
        PlaywrightAssertions.assertThat(screen.at("investigation")).hasAttribute("data-status", "none");
    }

    @Test
    void a_refusal_and_a_failure_are_said_where_it_was_asked_and_nothing_is_issued() {
        screen.goToStory(server.signInLink());
        Stub stub = new Stub(screen.page());
        stub.answer(
                "SealReport",
                "{\"data\":null,\"errors\":[{\"message\":\"\",\"extensions\":{\"code\":\"LEDGER_FAULT\"}}]}");
        open(screen);
        int before = screen.page().locator("[data-testid=report-of]").count();
        screen.at("report-recipient").fill("x");
        screen.at("report-seal").click();
        screen.shows(screen.at("notice"));
        assertThat(screen.at("notice").textContent()).contains("not as they were stored");
        stub.answer("SealReport", """
                {"data":{"report":{"id":"f","title":"<img src=x onerror=alert(1)>\u202E","begunAt":"2026-11-29T10:00:00Z","stage":"FAILED",
                 "message":"INTERNAL: the time-stamping authority can't be reached","issued":null}}}""");
        screen.at("report-seal").click();
        screen.shows(screen.at("report-message"));
        assertThat(screen.at("report-message").textContent()).contains("time-stamping authority");
        assertThat(screen.page().locator("[data-testid=report-of]").count()).isEqualTo(before + 1);
        assertThat(screen.page().locator("[data-testid=report] img").count()).isZero();
    }

    @Test
    void it_can_be_cancelled_while_it_waits_and_what_came_later_is_said() {
        screen.goToStory(server.signInLink());
        Stub stub = new Stub(screen.page());
        stub.answer("Reports", """
                {"data":{"warrant":{"reports":[
                 {"id":"w","title":"waits","begunAt":"2026-11-29T10:00:00Z","stage":"WAITING","message":null,"issued":null},
                 {"id":"d","title":"later","begunAt":"2026-11-28T10:00:00Z","stage":"DONE","message":null,"issued":{"questions":1,"number":"%s","recipient":"x",
                  "digest":"%s","audit":"a","bytes":"2048","generation":4,"instrumentNow":"SUSPENDED","changedSince":true,"rows":11,"rowsLapsed":2}}]}}}""".formatted("ab".repeat(32), "cd".repeat(32)));
        stub.hold("ReportProgress");
        open(screen);
        assertThat(screen.at("report-later").allTextContents())
                .containsExactly(
                        "Since it was issued, the instrument stands so: suspended.",
                        "Since it was issued, the instrument was changed.",
                        "2 of the 11 cited rows were lawfully deleted since it was issued.");
        stub.answer("AskReportAgain", """
                {"data":{"told":{"same":false,"whole":true,"differences":["ROWS_WITHDRAWN","INSTRUMENT_CHANGED"],"digestThen":"%s","digestNow":"%s","actsMore":0,
                 "actsFewer":1,"actsSince":2,"rowsWithdrawn":3,"rowsLapsed":0,"ledgerSize":"57","ledgerRootThen":"%s","ledgerRootNow":null,
                 "ledgerWhole":false,"at":"2026-11-29T11:00:00Z","audit":"a"}}}""".formatted("ab".repeat(32), "cd".repeat(32), "ef".repeat(32)));
        screen.at("report-again").click();
        PlaywrightAssertions.assertThat(screen.at("report-asked-again")).hasAttribute("data-same", "false");
        assertThat(screen.at("report-asked-again").locator("li").allTextContents())
                .containsExactly(
                        "Rows that the report cites were taken back since.",
                        "The instrument was changed since, and may grant something else.",
                        "1 act of the report is not found any more.",
                        "3 cited rows were taken back since.",
                        "2 acts that would answer the question were stored after the report; they are no difference.",
                        "The ledger’s first 57 entries are not shown to be what they were when the report was made. Have the ledger checked.");
        stub.answer("AskReportAgain", """
                {"data":{"told":{"same":true,"whole":false,"differences":[],"digestThen":"%1$s","digestNow":"%1$s","actsMore":0,
                 "actsFewer":0,"actsSince":0,"rowsWithdrawn":0,"rowsLapsed":0,"ledgerSize":"57","ledgerRootThen":"%1$s","ledgerRootNow":"%1$s",
                 "ledgerWhole":true,"at":"2026-11-29T11:00:00Z","audit":"a"}}}""".formatted("ab".repeat(32)));
        screen.at("report-again").click();
        PlaywrightAssertions.assertThat(screen.at("report-asked-again")).hasAttribute("data-same", "true");
        assertThat(screen.at("report-asked-again").textContent())
                .contains("It was cut short, so nothing is said to be absent.")
                .doesNotContain("Nothing else was there");
        stub.answer("CancelReport", "{\"data\":{\"cancelReport\":true}}");
        stub.answer("Reports", """
                {"data":{"warrant":{"reports":[
                 {"id":"w","title":"waits","begunAt":"2026-11-29T10:00:00Z","stage":"CANCELLED","message":null,"issued":null}]}}}""");
        screen.at("report-cancel").click();
        PlaywrightAssertions.assertThat(screen.at("report-of").first()).hasAttribute("data-stage", "CANCELLED");
    }
}
