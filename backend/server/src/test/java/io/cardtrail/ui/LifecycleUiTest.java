package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An instrument from its request to its end, as the people who take part in it see it. */
class LifecycleUiTest extends OnScreen {
    @ParameterizedTest
    @MethodSource("locales")
    void an_instrument_is_requested_approved_by_two_used_revoked_and_then_refused(String locale) {
        String number = "〔2026〕示例刑调" + (locale.startsWith("zh") ? 902 : 901) + "号";
        try (Screen window = window(locale, ColorScheme.LIGHT)) {
            Case told = new Case(window, number);
            window.go(server.signInLink());
            told.fillIn(6).submit();
            assertThat(window.at("action-APPROVE").count())
                    .as("a requester approves nothing")
                    .isZero();

            told.as("reviewer").fromQueue();
            window.shows(window.at("all-new"));
            told.approve().stands("SUBMITTED");
            assertThat(window.at("action-APPROVE").count()).isZero();
            told.as("custodian").fromQueue().approve().stands("APPROVED");
            assertThat(window.at("approval").count()).isEqualTo(2);

            told.as("investigator").fromList().trace();
            window.answered("done");
            assertThat(window.at("answer").textContent()).contains("87");

            try (Screen other = window(locale, ColorScheme.LIGHT)) {
                other.go(server.signInLink());
                new Case(other, number)
                        .as("reviewer")
                        .fromList()
                        .because("REVOKE", "签发机关已撤回")
                        .stands("CANCELLED");
                assertThat(other.watch().noted()).isEmpty();
            }

            window.at("ask-trace").click();
            window.shows(window.at("happened"));
            assertThat(window.at("happened").getAttribute("data-action")).isEqualTo("REVOKE");
            assertThat(window.at("happened").textContent()).contains("签发机关已撤回");
            assertThat(window.at("validity").getAttribute("data-tone")).isEqualTo("over");
            assertThat(window.everything())
                    .as("the data has left the screen")
                    .doesNotContain(Case.SHOP)
                    .doesNotContain("data-testid=\"table\"");
            told.trace();
            window.answered("failed");
            assertThat(window.at("refusal").getAttribute("data-reasons")).contains("NOT_USABLE");
            assertThat(window.watch().noted()).isEmpty();
        }
    }

    @Test
    void a_reviewer_refuses_with_a_reason_that_the_requester_reads() {
        screen.go(server.signInLink());
        Case told = new Case(screen, "〔2026〕示例刑调903号").fillIn(1).submit();
        told.as("reviewer").fromQueue().because("REJECT", "用途写得不清楚").stands("REJECTED");
        told.as("investigator").fromList();
        assertThat(screen.at("history").textContent()).contains("用途写得不清楚");
        assertThat(screen.at("actions").count()).isZero();
    }

    @Test
    void a_form_says_what_is_missing_and_keeps_what_was_typed_over_a_reload() {
        screen.go(server.signInLink());
        screen.at("new-request").click();
        screen.at("form-submit").click();
        assertThat(screen.at("field-error").count()).isGreaterThan(5);
        assertThat(screen.focused("aria-invalid")).isEqualTo("true");
        screen.at("form-purpose").fill("刑事侦查");
        screen.page().reload();
        assertThat(screen.at("form-purpose").inputValue()).isEqualTo("刑事侦查");
    }

    @Test
    void what_the_server_refuses_is_said_at_its_field() {
        screen.go(server.signInLink());
        Case told = new Case(screen, "〔2026〕示例技决001号").fillIn(1);
        screen.at("form-kind").selectOption("TECHNICAL_DECISION");
        told.write("to", "2027-06-01");
        screen.at("form-submit").click();
        screen.shows(screen.page().locator("[data-place=to] [data-testid=field-error]"));
        assertThat(screen.focused("data-testid")).isEqualTo("form-to");
        told.write("to", "2027-01-31");
        told.submit();
    }

    @Test
    void a_decision_on_a_text_that_changed_meanwhile_is_not_made_and_says_so() {
        screen.go(server.signInLink());
        Case told = new Case(screen, "〔2026〕示例刑调904号").fillIn(1).submit();
        told.as("reviewer").fromQueue();
        try (Screen other = window()) {
            other.go(server.signInLink());
            new Case(other, told.number()).as("custodian").fromQueue().approve();
        }
        screen.at("action-APPROVE").click();
        screen.at("dialog-confirm").click();
        screen.at("step-up-go").or(screen.at("said")).first().waitFor();
        if (screen.at("step-up-go").isVisible()) {
            screen.at("step-up-go").click();
        }
        screen.shows(screen.at("said"));
        assertThat(screen.at("said").getAttribute("data-tone")).isEqualTo("warn");
        assertThat(screen.at("approval").count())
                .as("the paper as it stands now")
                .isOne();
        told.approve().stands("APPROVED");
    }

    @Test
    void a_dialog_keeps_the_focus_and_escape_leaves_everything_as_it_was() {
        screen.go(server.signInLink());
        Case told = new Case(screen, "〔2026〕示例刑调905号").fillIn(1).submit();
        told.as("reviewer").fromQueue();
        screen.at("action-REJECT").focus();
        screen.press("Enter");
        screen.tabTo("dialog-confirm");
        screen.press("Escape");
        assertThat(screen.at("action-dialog").count()).isZero();
        assertThat(screen.focused("data-testid")).isEqualTo("action-REJECT");
        told.stands("SUBMITTED");
    }

    @Test
    void an_administrator_sees_accounts_and_no_instrument() {
        screen.go(server.signInLink());
        new Case(screen, "").as("admin");
        screen.shows(screen.at("account").first());
        assertThat(screen.at("screen-instruments").count()
                        + screen.at("instrument").count())
                .isZero();
        screen.at("new-account").click();
        screen.at("account-name").fill("second-reviewer");
        screen.at("role-REVIEWER").check();
        screen.at("account-go").click();
        assertThat(screen.at("new-code").textContent()).isNotBlank();
        assertThat(screen.at("new-link").textContent()).contains("#enrol=").contains("second-reviewer");
        screen.press("Escape");
        screen.shows(screen.page().locator("[data-testid=account][data-name=second-reviewer]"));
    }

    @Test
    void an_administrator_links_an_account_to_the_organisation_s_sign_in_and_ends_the_link() {
        screen.go(server.signInLink());
        new Case(screen, "").as("admin");
        Locator row = screen.page().locator("[data-testid=account][data-name=reviewer]");
        screen.shows(row);
        row.getByTestId("account-link").click();
        screen.at("account-issuer").fill("https://login.example.org/realms/police");
        screen.at("account-subject").fill("<img src=x onerror=alert(1)>");
        screen.at("account-go").click();
        screen.reads(row.getByTestId("account-signs-in"), "organisation's account");

        row.getByTestId("account-link").click();
        assertThat(screen.at("account-subject").inputValue()).isEqualTo("<img src=x onerror=alert(1)>");
        screen.at("account-subject").fill("");
        screen.at("account-go").click();
        screen.reads(row.getByTestId("account-signs-in"), "not yet");
    }

    @Test
    void a_token_is_shown_once_and_can_be_revoked() {
        screen.go(server.signInLink());
        screen.at("own").click();
        screen.at("token-name").fill("nightly");
        screen.at("token-go").click();
        String secret = screen.at("new-token").textContent();
        assertThat(secret).hasSizeGreaterThan(20);
        screen.press("Escape");
        screen.shows(screen.at("token"));
        assertThat(screen.everything()).doesNotContain(secret);
        screen.at("revoke-token").first().click();
        screen.shows(screen.at("no-tokens"));
    }
}
