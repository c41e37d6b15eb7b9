package io.cardtrail.ui;

/** Past footage, clocks and what holders could have. */
record HolderTour(Case told, DemoServer server, Look look) {
    private Screen screen() {
        return told.screen();
    }

    void walk() {
        screen().go(server.signInLink());
        HolderUiTest.footage(screen(), told.number());
        look.whole("60-footage");
        screen().at("open-holder").click();
        screen().shows(screen().at("holder-profile"));
        look.whole("61-holder");
        screen().at("screen-holders").click();
        screen().shows(screen().at("matrix"));
        screen().at("holder").nth(2).locator("summary").first().click();
        look.whole("62-holders");
        told.as("custodian");
        screen().at("screen-holders").click();
        screen().shows(screen().at("holder-clock").first());
        look.whole("63-custodian-clocks");
    }
}
