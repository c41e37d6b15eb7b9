package io.cardtrail.ui;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;

/** What several people do in one window of the demonstration with one instrument. */
record Case(Screen screen, String number) {
    static final String SHOP = "晨光通讯店";

    /** Goes on as another of the demonstration's accounts. */
    Case as(String account) {
        screen.at("act-as").selectOption(account);
        PlaywrightAssertions.assertThat(screen.at("viewer")).hasAttribute("data-name", account);
        return this;
    }

    /** Fills in a request as an investigator has it before them: the story's bank card, this many hops. */
    Case fillIn(int hops) {
        screen.at("new-request").click();
        screen.at("form-kind").selectOption("COURT_ORDER_CRIMINAL");
        write("number", number);
        write("issuer", "示例市人民法院");
        write("caseNumber", "(2026)示例刑初117号");
        write("purpose", "刑事侦查");
        write("legalBasis", "刑事诉讼法第54条");
        write("from", "2026-11-01");
        write("to", "2027-02-01");
        screen.at("form-grants.0.kind").selectOption("PAYMENT_ACCOUNT");
        write("grants.0.value", Screen.BANK_CARD);
        for (String category : List.of("CARD", "SALE", "RECHARGE", "PAYMENT")) {
            screen.at("form-grants.0.categories-" + category).check();
        }
        for (String channel : List.of("OFFLINE_SHOP", "ONLINE_PLATFORM", "CARRIER", "PAYMENT_PROVIDER")) {
            screen.at("form-grants.0.channels-" + channel).check();
        }
        write("grants.0.from", "2026-03-01");
        write("grants.0.to", "2026-04-01");
        for (int hop = 0; hop < hops; hop++) {
            screen.at("form-grants.0.maxHops-more").click();
        }
        return this;
    }

    void write(String place, String text) {
        screen.at("form-" + place).fill(text);
    }

    /** Requests it and waits for its paper. */
    Case submit() {
        screen.at("form-submit").click();
        return stands("SUBMITTED");
    }

    /** Waits until the paper shows this state. */
    Case stands(String state) {
        PlaywrightAssertions.assertThat(screen.at("record")).hasAttribute("data-state", state);
        return this;
    }

    /** Opens it from the queue. */
    Case fromQueue() {
        screen.page()
                .locator("[data-testid=waiting][data-number='" + number + "'] [data-testid=open-waiting]")
                .click();
        screen.shows(screen.at("record"));
        return this;
    }

    /** Opens it from the list of instruments. */
    Case fromList() {
        screen.at("screen-instruments").click();
        screen.page()
                .locator("[data-testid=instrument][data-number='" + number + "']")
                .click();
        return this;
    }

    /** Approves; where a fresh sign-in is wanted, shows once more who one is. */
    Case approve() {
        screen.at("action-APPROVE").click();
        screen.shows(screen.at("confirm-hash"));
        screen.at("dialog-confirm").click();
        screen.at("step-up-go").or(screen.at("said")).first().waitFor();
        if (screen.at("step-up-go").isVisible()) {
            screen.at("step-up-go").click();
        }
        screen.shows(screen.at("said"));
        return this;
    }

    /** Does what wants a reason. */
    Case because(String action, String reason) {
        screen.at("action-" + action).click();
        screen.at("reason-text").fill(reason);
        screen.at("dialog-confirm").click();
        screen.shows(screen.at("said"));
        return this;
    }

    /** Two people approve, each from their queue. */
    Case approvedByTwo() {
        as("reviewer").fromQueue().approve();
        return as("custodian").fromQueue().approve().stands("APPROVED");
    }

    /** Asks the story's question under it. */
    Case trace() {
        screen.at("subject").first().click();
        screen.at("ask-trace").click();
        return this;
    }
}
