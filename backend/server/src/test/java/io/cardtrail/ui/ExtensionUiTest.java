package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** From a refusal to an instrument that permits what was refused, and nothing else besides. */
class ExtensionUiTest extends OnScreen {
    @Test
    void a_refusal_leads_to_an_extension_that_once_approved_answers() {
        screen.go(server.signInLink());
        Case told = new Case(screen, "〔2026〕示例刑调911号").fillIn(2).submit();
        told.approvedByTwo();
        told.as("investigator").fromList();
        screen.at("subject").first().click();
        screen.at("question-hops").fill("6");
        screen.at("ask-trace").click();
        screen.answered("failed");
        assertThat(screen.at("refusal").getAttribute("data-reasons")).isEqualTo("HOPS_EXCEEDED");

        screen.at("extend").click();
        assertThat(screen.at("request").getAttribute("data-mode")).isEqualTo("update");
        assertThat(screen.at("widened").getAttribute("data-touched")).isEqualTo("grants.0.maxHops");
        assertThat(screen.at("form-grants.0.maxHops").inputValue()).isEqualTo("6");
        assertThat(screen.at("form-number").inputValue()).isEqualTo(told.number());
        screen.at("form-submit").click();
        told.stands("AWAITING_UPDATE");

        told.as("reviewer").fromQueue();
        assertThat(screen.at("change").allTextContents())
                .as("what is new is the hops alone")
                .hasSize(1)
                .allMatch(text -> text.contains("2") && text.contains("6"));
        assertThat(screen.at("proposal-hash").textContent())
                .isNotEqualTo(screen.at("hash").textContent());
        told.approve();
        told.as("custodian").fromQueue().approve().stands("APPROVED");

        told.as("investigator").fromList();
        screen.at("subject").first().click();
        screen.at("question-hops").fill("6");
        screen.at("ask-trace").click();
        screen.answered("done");
        screen.reads(screen.at("figure-acts"), "87 acts");
    }

    @Test
    void under_an_expired_instrument_the_refusal_leads_to_a_new_request_without_its_number() {
        screen.go(server.signInLink());
        screen.page().locator("[data-number='〔2025〕示例刑调031号']").click();
        screen.at("subject").first().click();
        screen.at("ask-trace").click();
        screen.answered("failed");
        screen.at("extend").click();
        assertThat(screen.at("request").getAttribute("data-mode")).isEqualTo("draft");
        assertThat(screen.at("form-number").inputValue()).isEmpty();
        assertThat(screen.at("form-issuer").inputValue()).isEqualTo("示例市人民法院");
        assertThat(screen.at("widened").getAttribute("data-touched"))
                .contains("number")
                .contains("to");
    }
}
