package io.cardtrail.ui;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.charset.StandardCharsets;

/**
 * Past what stands beside an answer: standing questions, a pasted list, help and its tour, how the system stands.
 *
 * @param stops looks at the stops of the help's tour, whose card may lie over something until it is closed
 */
record AsideTour(Case told, DemoServer server, Look look, Look stops) {
    private static final String NO_DATABASE =
            "{\"data\":null,\"errors\":[{\"message\":\"\",\"extensions\":{\"code\":\"GRAPH_UNAVAILABLE\"}}]}";

    private static final String MAPPING = """
            {"separator": ",", "header": true, "zone": "Asia/Shanghai", "channel": "PAYMENT_PROVIDER", "holder": "示例银行",
             "act": "PAYMENT", "columns": [{"column": "no", "to": "reference"}, {"column": "at", "to": "time"},
              {"column": "from", "to": "PAID_FROM", "kind": "PAYMENT_ACCOUNT", "namespace": "BANK_CARD"},
              {"column": "to", "to": "PAID_TO", "kind": "PAYMENT_ACCOUNT", "namespace": "BANK_CARD"}]}""";

    void walk() {
        Screen screen = told.screen();
        screen.goToStory(server.signInLink());
        report(screen);
        standing(screen);
        list(screen);
        help(screen);
        system(screen);
    }

    private void report(Screen screen) {
        screen.at("open-reports").click();
        PlaywrightAssertions.assertThat(screen.at("reports")).hasAttribute("data-status", "done");
        look.at("78-report");
        screen.at("report-recipient").fill("示例市人民检察院");
        screen.at("report-seal").click();
        screen.shows(screen.page()
                .locator("[data-testid=report-of][data-stage=DONE]")
                .first());
        screen.at("report-trust").locator("summary").click();
        look.whole("79-report-issued");
        screen.at("report-close").click();
    }

    private void standing(Screen screen) {
        screen.at("question-thread").selectOption("MONEY");
        screen.at("ask-trace").click();
        PlaywrightAssertions.assertThat(screen.at("figure-cards")).hasCount(0);
        screen.answered("done");
        screen.at("keep").click();
        screen.at("keep-name").fill("PAN-7731 → ?");
        look.at("80-keep");
        screen.at("keep-go").click();
        screen.shows(screen.at("standing-question"));
        String rows = "no,at,from,to\nX%1$s,2026-03-10 10:00:00,PAN-7731,PAN-%1$s\n".formatted(told.number());
        server.importFile(told.number() + ".csv", rows.getBytes(StandardCharsets.UTF_8), MAPPING);
        screen.at("standing-open").click();
        PlaywrightAssertions.assertThat(screen.at("kept")).hasAttribute("data-new", "1");
        look.at("81-standing");
        screen.at("view-table").click();
        look.at("82-standing-table");
        screen.at("drop").click();
        look.at("83-drop");
        screen.at("drop-go").click();
        PlaywrightAssertions.assertThat(screen.at("standing-question")).hasCount(0);
    }

    private void list(Screen screen) {
        screen.at("paste-list").locator("summary").click();
        screen.at("list-text")
                .fill(Screen.BANK_CARD + "\n15805991451\n\n13000000000\n1.00260E+16\n110101199001011234\n"
                        + Screen.CARD);
        screen.at("list-go").click();
        PlaywrightAssertions.assertThat(screen.at("list-results")).hasAttribute("data-status", "done");
        look.whole("84-list");
    }

    private void help(Screen screen) {
        screen.at("help").click();
        screen.shows(screen.at("term").first());
        look.at("85-help");
        screen.at("tour-again").click();
        for (int stop = 1; screen.at("tour").isVisible(); stop++) {
            stops.at("86-tour-" + stop);
            screen.at("tour-next").click();
        }
    }

    private void system(Screen screen) {
        told.as("auditor");
        screen.at("screen-system").click();
        PlaywrightAssertions.assertThat(screen.at("system")).hasAttribute("data-status", "done");
        look.at("87-system");
        Stub stub = new Stub(screen.page());
        stub.answer("System", SystemUiTest.TROUBLED);
        screen.at("screen-system").click();
        PlaywrightAssertions.assertThat(screen.at("system-graph").locator("[data-tone=stop]"))
                .hasCount(1);
        look.at("88-system-troubled");
        stub.answer("System", NO_DATABASE);
        screen.at("screen-system").click();
        screen.shows(screen.at("notice"));
        look.at("89-system-unknown");
    }
}
