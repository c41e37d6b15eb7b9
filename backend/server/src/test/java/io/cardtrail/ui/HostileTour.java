package io.cardtrail.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Hostile text in every place that text of others reaches: first brought in as others would, by files and requests, then in every answer
 * of the server's, longer than it would ever let in.
 */
record HostileTour(Screen screen, DemoServer server, Look look) {
    /** Nearly two hundred characters, as a file's name may have. */
    static final String FILE = "<b onclick=alert(2)>&amp;" + "名".repeat(150) + ".csv";

    private static final String NUMBER = "〔2026〕<i>971</i>\u202E号";

    void walk() {
        screen.go(server.signInLink());
        imported();
        asked();
        requested();
        poisoned();
    }

    private void imported() {
        screen.at("screen-import").click();
        String cell = HostileText.MARKUP + HostileText.TURNED + HostileText.LONG;
        // Another number each time: a second tour in the same installation brings no duplicates.
        String rows = "number,at,from,to,yuan,<u>note</u>" + "备".repeat(300) + "\n"
                + "\"\"\"><script>alert(3)</script>" + System.nanoTime() + "\",2026-03-20 10:00:00,PAN-7731,"
                + HostileText.MARKUP
                + HostileText.TURNED + "x".repeat(120) + ",1.00,\"" + cell + "\"\n"
                + System.nanoTime() + ",2026-03-20 10:01:00,PAN-7731," + "长".repeat(150)
                + HostileText.PILED.substring(0, 40) + ",2.00,\n"
                + "3,not a time" + HostileText.MARKUP + HostileText.TURNED + ",PAN-7731,y,3.00,\n";
        screen.at("file-input").setInputFiles(new FilePayload(FILE, "text/csv", rows.getBytes(StandardCharsets.UTF_8)));
        screen.shows(screen.at("mapping"));
        look.whole("95-hostile-mapping");
        screen.at("import-begin").click();
        screen.shows(screen.at("waiting-upload"));
        look.at("95-hostile-waiting");
        server.importFile(
                FILE,
                rows.lines().limit(3).reduce("", (a, b) -> a + b + "\n").getBytes(StandardCharsets.UTF_8),
                HostileText.MAPPING);
        screen.at("discard-upload").click();
        assertThat(screen.at("waiting-upload")).hasCount(0);
    }

    private void asked() {
        screen.at("screen-instruments").click();
        screen.page().locator("[data-number='〔2026〕示例公调204号']").click();
        screen.at("subject").first().click();
        screen.at("question-thread").selectOption("MONEY");
        screen.at("ask-trace").click();
        screen.answered("done");
        look.at("96-hostile-lanes");
        screen.at("view-table").click();
        screen.page()
                .locator("[data-testid=row][data-source^='<b onclick']")
                .first()
                .click();
        screen.shows(screen.at("source-row"));
        look.at("96-hostile-row");
        screen.at("open-entity").last().click();
        screen.shows(screen.at("acts-shown"));
        look.at("96-hostile-entity");
        screen.at("search-text").fill(HostileText.MARKUP + HostileText.TURNED);
        screen.at("search-go").click();
        screen.shows(screen.at("no-results"));
        look.at("96-hostile-search");
    }

    private void requested() {
        Case told = new Case(screen, NUMBER + System.nanoTime());
        screen.at("screen-instruments").click();
        told.fillIn(2);
        for (String field : List.of("issuer", "caseNumber", "purpose", "legalBasis")) {
            told.write(field, HostileText.MARKUP + "\u202E" + "长".repeat(400));
        }
        look.at("97-hostile-request");
        told.submit();
        look.whole("97-hostile-record");
        screen.at("screen-instruments").click();
        screen.shows(screen.at("instrument").first());
        look.at("97-hostile-list");
        told.as("reviewer");
        screen.shows(screen.at("waiting").first());
        look.at("97-hostile-queue");
        screen.at("open-waiting").last().click();
        screen.shows(screen.at("record"));
        told.because("REJECT", HostileText.MARKUP + HostileText.TURNED + "W".repeat(1_500));
        told.stands("REJECTED");
        look.whole("97-hostile-reason");
        told.as("investigator");
    }

    /** Every text of others in every answer. */
    private void poisoned() {
        Stub stub = new Stub(screen.page());
        stub.poison();
        screen.page().navigate(server.signInLink() + "&open=trace");
        screen.answered("done");
        look.at("98-poisoned-lanes");
        screen.at("view-table").click();
        screen.shows(screen.at("row").first());
        look.at("98-poisoned-table");
        screen.at("row").first().click();
        screen.shows(screen.at("source-row").first());
        look.whole("98-poisoned-row");
        screen.at("open-holder").click();
        screen.shows(screen.at("holder-profile"));
        look.at("98-poisoned-holder");
        screen.at("holder-back").click();
        screen.at("open-entity").first().click();
        screen.shows(screen.at("acts-shown"));
        look.at("98-poisoned-entity");
        screen.at("to-record").click();
        screen.shows(screen.at("record"));
        look.whole("98-poisoned-record");
        for (String account : List.of("investigator", "reviewer", "custodian", "auditor", "admin")) {
            stub.away();
            new Case(screen, "none").as(account);
            stub.poison();
            for (String place : screens(screen.page())) {
                screen.at(place).click();
                assertThat(screen.page().locator("[aria-busy=true]")).hasCount(0);
                look.at("99-poisoned-" + account + "-" + place);
            }
        }
        stub.away();
    }

    private static List<String> screens(Page page) {
        return page.locator(".screens button").all().stream()
                .map(button -> button.getAttribute("data-testid"))
                .toList();
    }
}
