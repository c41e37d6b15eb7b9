package io.cardtrail.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Subject;
import io.cardtrail.warrant.ThirdParties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where the money of a payment went, on screen. */
class TaintUiTest extends OnScreen {
    private static final String NUMBER = "〔2026〕示例刑调981号";
    private static final String PAYMENTS = """
            交易单号,交易时间,付款账户,收款账户,金额,备注
            t-1,2026-03-02 10:00:01,CLEAN,POOL,100.00,
            t-2,2026-03-02 10:00:02,VICTIM,POOL,50.00,
            t-3,2026-03-02 10:00:04,POOL,SHOP,120.00,
            t-4,2026-03-02 10:00:06,POOL,MULE,40.00,
            """;

    @BeforeAll
    void imports() throws IOException {
        server.importFile(
                "pool.csv",
                PAYMENTS.getBytes(StandardCharsets.UTF_8),
                Files.readString(Path.of("src/test/resources/cases/s1-stolen-card-ring/mappings/bank-payments.json")));
        Identifiers identifiers = server.bean(Identifiers.class);
        ordered(
                NUMBER,
                new GrantTerms(
                        "g1",
                        List.of(Subject.named(
                                identifiers, new Identifier(EntityKind.PAYMENT_ACCOUNT, "BANK_CARD:VICTIM"))),
                        EnumSet.of(Category.PAYMENT),
                        EnumSet.of(Channel.PAYMENT_PROVIDER),
                        null,
                        between("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"),
                        3,
                        5_000,
                        ThirdParties.NAMED,
                        true));
    }

    private void asked() {
        screen.go(server.signInLink());
        screen.page().locator("[data-number='" + NUMBER + "']").click();
        screen.at("subject").first().click();
        screen.at("question-thread").selectOption("MONEY");
        screen.at("ask-trace").click();
        screen.answered("done");
        screen.at("view-table").click();
        screen.at("row").first().press("Enter");
        screen.at("act-taint").press("Enter");
        assertThat(screen.at("taint-status")).hasAttribute("data-status", "done");
    }

    @Test
    void a_payment_shows_what_became_of_its_money_and_leads_to_the_payments_that_carry_it() {
        asked();

        assertThat(screen.at("taint-carried")).hasCount(3);
        assertThat(screen.at("taint-ending").first()).containsText("¥30.00");
        assertThat(screen.at("taint-ending").first()).containsText("60.0 %");
        assertThat(screen.at("taint-overdrawn")).containsText("POOL");
        assertThat(screen.at("taint")).containsText("no record");
        screen.at("taint-payment").nth(1).press("Enter");
        assertThat(screen.at("taint")).hasCount(0);
        assertThat(screen.at("field-amount")).hasText("¥120.00");
        assertThat(screen.watch().noted()).isEmpty();
    }

    @Test
    void it_is_left_by_escape_and_stands_in_both_languages() {
        asked();
        screen.press("Escape");
        assertThat(screen.at("taint")).hasCount(0);
        assertThat(screen.focused("data-testid")).isEqualTo("act-taint");
        screen.at("language").click();
        screen.at("act-taint").press("Enter");
        assertThat(screen.at("taint")).containsText("先进先出");
        screen.press("Escape");
        screen.at("language").click();
    }
}
