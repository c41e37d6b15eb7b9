package io.cardtrail.ui;

/** Past every screen of an investigator's desk: from the sign-in over the story to refusals and to answers that are empty. */
record DeskTour(Case told, DemoServer server, Look look) {
    void walk() {
        screen().go(server.origin());
        look.at("01-sign-in");
        screen().go(server.signInLink());
        screen().shows(screen().at("demo"));
        screen().shows(screen().at("instrument").first());
        look.at("02-instruments");
        story();
        refusals();
        others();
    }

    private Screen screen() {
        return told.screen();
    }

    private void story() {
        screen().at("demo-trace").click();
        screen().answered("done");
        look.at("03-lanes");
        screen().page().locator("[data-testid=mark][data-kind=SALE]").first().click();
        screen().shows(screen().at("fold-act").first());
        look.at("04-lanes-fold");
        screen().at("fold-act").first().click();
        screen().shows(screen().at("source-row"));
        look.at("05-lanes-detail");
        screen().openSource("shop-register.csv:7").scrollIntoViewIfNeeded();
        screen().at("cells").evaluate("(cells) => cells.scrollIntoView({ block: 'end' })");
        look.at("06-source-row");
        screen().at("open-entity").first().click();
        screen().shows(screen().at("acts-shown"));
        look.at("07-entity");
        screen().at("detail-close").click();
        look.at("08-table");
        screen().at("view-lanes").click();
        screen().page()
                .locator("[data-testid=mark][data-kind=REDEMPTION]")
                .nth(4)
                .click();
        screen().shows(screen().at("source-row"));
        look.at("09-redemption");
        screen().at("detail-close").click();
    }

    private void refusals() {
        screen().at("question-hops").fill("9");
        screen().at("ask-trace").click();
        screen().answered("failed");
        look.at("10-refusal");
        screen().at("question-hops").fill("");
        screen().at("question-from").fill("2026-03-29");
        screen().at("question-to").fill("2026-03-30");
        screen().at("ask-trace").click();
        screen().answered("done");
        look.at("11-empty");
        screen().at("search-text").fill("+8615805991451");
        screen().at("search-go").click();
        screen().shows(screen().at("no-results"));
        look.at("12-search-nothing");
    }

    private void others() {
        screen().at("warrant-number").click();
        screen().at("demo-chain").click();
        screen().answered("done");
        look.at("13-chain");
        screen().at("warrant-number").click();
        screen().page().locator("[data-number='〔2025〕示例刑调031号']").click();
        screen().at("subject").first().click();
        screen().at("ask-trace").click();
        screen().answered("failed");
        look.at("14-expired");
        screen().at("warrant-number").click();
        screen().page().locator("[data-number='〔2026〕示例公调204号']").click();
        screen().shows(screen().at("subject").first());
        look.at("15-nothing-asked");
        screen().at("subject").first().click();
        screen().at("question-thread").selectOption("MONEY");
        screen().at("ask-trace").click();
        screen().answered("done");
        look.at("16-money-named");
        screen().at("view-table").click();
        screen().at("row").first().press("Enter");
        screen().at("act-taint").click();
        screen().shows(screen().at("taint-ending").first());
        look.at("18-taint");
        screen().at("taint-close").click();
        screen().at("detail-close").click();
        screen().at("view-lanes").click();
        screen().page().setViewportSize(480, 900);
        look.at("17-narrow");
        screen().page().setViewportSize(1280, 720);
    }
}
