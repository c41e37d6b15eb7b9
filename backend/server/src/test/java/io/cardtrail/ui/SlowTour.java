package io.cardtrail.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;

/** What the screen does while the server is late, or says nothing, or is gone; and how one goes on afterwards. */
record SlowTour(Screen screen, DemoServer server, Look look) {
    private static final String TEN_SECONDS_LATER = """
            () => { const now = Date.now; Date.now = () => now() + 10000; }""";

    private static final String SHORT_PATIENCE = """
            () => { const timeout = AbortSignal.timeout.bind(AbortSignal); AbortSignal.timeout = () => {
              AbortSignal.timeout = timeout; return timeout(300); }; }""";

    void walk() {
        Stub stub = new Stub(screen.page());
        screen.goToStory(server.signInLink());
        late(stub);
        gone(stub);
        silent(stub);
        elsewhere(stub);
        givenUp(stub);
    }

    /** It says so, and can be told to stop waiting. */
    private void late(Stub stub) {
        stub.hold("Trace");
        screen.at("ask-trace").click();
        screen.shows(screen.at("busy"));
        look.at("90-busy");
        screen.page().evaluate(TEN_SECONDS_LATER);
        screen.shows(screen.at("late"));
        look.at("91-late");
        screen.at("cancel").click();
        failed("CANCELLED");
        look.at("92-cancelled");
        stub.away();
        again();
    }

    private void gone(Stub stub) {
        stub.drop("Trace");
        screen.at("ask-trace").click();
        failed("UNREACHABLE");
        look.at("93-gone");
        again(stub);
    }

    private void silent(Stub stub) {
        screen.page().evaluate(SHORT_PATIENCE);
        stub.hold("Trace");
        screen.at("ask-trace").click();
        failed("TIMED_OUT");
        look.at("94-timed-out");
        again(stub);
    }

    /** Wherever something is asked for there is a way on. */
    private void elsewhere(Stub stub) {
        screen.at("view-table").click();
        lost(stub, "Act", screen.at("row").first(), screen.at("source-row"));
        lost(stub, "Entity", screen.at("open-entity").first(), screen.at("acts-shown"));
        screen.at("detail-close").click();
        stub.hold("Act");
        screen.at("row").nth(1).click();
        screen.shows(screen.at("detail"));
        screen.press("Escape");
        assertThat(screen.at("detail")).hasCount(0);
        stub.away();
        screen.at("search-text").fill("+8615805991451");
        lost(stub, "Search", screen.at("search-go"), screen.at("results"));
        lost(stub, "Warrants", screen.at("screen-instruments"), screen.at("instrument"));
        // By its number: other walks leave instruments of their own.
        lost(stub, "Warrant", screen.page().locator("[data-number='〔2026〕示例刑调117号']"), screen.at("named-subjects"));
        lost(stub, "Profiles", screen.at("screen-holders"), screen.at("matrix"));
        stub.drop("Imports");
        screen.at("screen-import").click();
        assertThat(screen.at("import-trouble")).hasAttribute("data-code", "UNREACHABLE");
        look.at("93-gone-Imports");
        stub.away();
        screen.at("import-trouble").locator("button").click();
        assertThat(screen.at("import-trouble")).hasCount(0);
    }

    /** A list that does not come can be waited for no longer. */
    private void givenUp(Stub stub) {
        stub.hold("Warrants");
        screen.at("screen-instruments").click();
        screen.shows(screen.at("give-up"));
        look.at("95-reading");
        screen.at("give-up").click();
        failed("CANCELLED");
        stub.away();
        screen.at("retry").click();
        screen.shows(screen.at("instrument").first());
    }

    private void lost(Stub stub, String operation, Locator ask, Locator answer) {
        stub.drop(operation);
        ask.click();
        failed("UNREACHABLE");
        look.at("93-gone-" + operation);
        stub.away();
        screen.at("retry").click();
        answer.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        assertThat(screen.at("notice")).hasCount(0);
    }

    private void failed(String code) {
        assertThat(screen.at("notice")).hasAttribute("data-code", code);
    }

    private void again(Stub stub) {
        stub.away();
        again();
    }

    private void again() {
        screen.at("retry").click();
        screen.answered("done");
    }
}
