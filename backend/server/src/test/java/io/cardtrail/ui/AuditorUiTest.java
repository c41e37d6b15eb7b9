package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What an auditor sees: every access under every instrument, and the proof that the log holds it; nothing to change. */
class AuditorUiTest extends OnScreen {
    private static final String NUMBER = "〔2026〕示例刑调117号";

    @Test
    void accesses_are_listed_with_their_outcome_and_their_proof_can_be_downloaded() throws IOException {
        screen.goToStory(server.signInLink());
        screen.at("question-hops").fill("9");
        screen.at("ask-trace").click();
        screen.answered("failed");

        new Case(screen, NUMBER).as("auditor").fromList();
        screen.shows(screen.at("access").first());
        assertThat(screen.at("actions").count())
                .as("an auditor changes nothing")
                .isZero();
        assertThat(screen.at("access").first().getAttribute("data-outcome")).isEqualTo("DENIED");
        assertThat(screen.at("access").first().textContent()).contains("More hops than the grant permits");
        assertThat(screen.at("access").nth(1).getAttribute("data-outcome")).isEqualTo("ANSWERED");

        String proof = downloaded("proof");
        assertThat(proof).startsWith("c2sp.org/tlog-proof@v1").contains("\n— ");
        assertThat(downloaded("entry")).isNotEmpty();
        screen.at("screen-oversight").click();
        screen.shows(screen.at("log"));
        assertThat(screen.at("log").getAttribute("data-healthy")).isEqualTo("true");
        String origin = screen.at("log-origin").textContent();
        assertThat(proof).as("the proof is of this log").contains(origin);
        assertThat(screen.at("log-key").textContent()).contains("BEGIN PUBLIC KEY");
        assertThat(screen.at("checkpoint").textContent()).startsWith(origin + "\n");
        assertThat(screen.at("alarms").getAttribute("data-status")).isEqualTo("done");
    }

    @Test
    void somebody_else_sees_no_accesses() {
        screen.goToStory(server.signInLink());
        screen.at("to-record").click();
        screen.shows(screen.at("record"));
        assertThat(screen.at("accesses").count()).isZero();
    }

    private String downloaded(String what) throws IOException {
        Download download =
                screen.page().waitForDownload(() -> screen.at(what).nth(1).click());
        return Files.readString(download.path());
    }
}
