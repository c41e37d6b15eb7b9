package io.cardtrail.ui;

/** Past the screens of the offices: an instrument's life, oversight, accounts, and what seldom happens and must look right when it does. */
record OfficeTour(Case told, DemoServer server, Look look) {
    void walk() {
        screen().go(server.signInLink());
        lifecycle();
        oversight();
        states();
    }

    private Screen screen() {
        return told.screen();
    }

    private void lifecycle() {
        screen().at("new-request").click();
        screen().at("form-submit").click();
        look.at("20-request-missing");
        screen().at("form-leave").click();
        told.fillIn(2);
        look.whole("21-request");
        told.submit();
        look.at("22-submitted");
        told.as("reviewer");
        screen().shows(screen().at("waiting").first());
        look.at("23-queue");
        told.fromQueue();
        look.whole("24-review");
        screen().at("action-APPROVE").click();
        look.at("25-confirm");
        screen().at("dialog-confirm").click();
        screen().shows(screen().at("step-up-go"));
        look.at("26-step-up");
        screen().at("step-up-go").click();
        screen().shows(screen().at("said"));
        told.as("custodian").fromQueue().approve().stands("APPROVED");
        look.at("27-approved");
        told.as("investigator").fromList();
        screen().at("subject").first().click();
        screen().at("question-hops").fill("6");
        screen().at("ask-trace").click();
        screen().answered("failed");
        look.at("28-refusal-extend");
        screen().at("narrow").click();
        screen().answered("done");
        screen().at("question-hops").fill("6");
        screen().at("ask-trace").click();
        screen().answered("failed");
        screen().at("extend").click();
        look.whole("29-extension");
        screen().at("form-submit").click();
        told.stands("AWAITING_UPDATE").as("reviewer").fromQueue();
        look.whole("30-proposal");
        screen().at("action-REVOKE").click();
        screen().at("reason-text").fill("签发机关已撤回");
        look.at("31-reason");
        screen().at("dialog-confirm").click();
        told.stands("CANCELLED");
        told.as("investigator").fromList().stands("CANCELLED");
        look.whole("32-revoked");
    }

    private void oversight() {
        told.as("auditor").fromList();
        screen().shows(screen().at("access").first());
        look.whole("40-accesses");
        screen().at("screen-oversight").click();
        screen().shows(screen().at("log"));
        look.at("41-oversight");
        told.as("admin");
        screen().shows(screen().at("account").first());
        look.at("42-accounts");
        screen().at("new-account").click();
        look.at("43-new-account");
        screen().press("Escape");
        screen().at("own").click();
        screen().shows(screen().at("no-tokens"));
        look.at("44-own-account");
    }

    private void states() {
        Stub stub = new Stub(screen().page());
        told.as("reviewer");
        stub.answer("Queue", Stub.NOTHING_WAITS);
        screen().at("screen-instruments").click();
        screen().at("screen-queue").click();
        screen().shows(screen().at("queue-empty"));
        look.at("50-queue-empty");
        stub.answer("Warrants", Stub.instruments(200));
        screen().at("screen-instruments").click();
        screen().shows(screen().at("list-narrow"));
        look.vast("51-two-hundred");
        stub.answer("Warrant", Stub.instrument(1_000));
        screen().at("instrument").first().click();
        screen().shows(screen().at("more-subjects"));
        look.vast("52-thousand-subjects");
        stub.answer("Warrants", Stub.AUDIT_UNAVAILABLE);
        screen().at("screen-instruments").click();
        screen().shows(screen().at("notice"));
        look.at("53-no-audit");
        stub.wayIn(Stub.PRODUCTION);
        screen().at("sign-out").click();
        screen().shows(screen().at("password-sign-in"));
        look.at("54-sign-in-password");
        screen().at("turn-enrol").click();
        look.at("55-enrol");
    }
}
