package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Subject;
import io.cardtrail.warrant.ThirdParties;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Questions that are kept: what is new of them is told while one looks on, marked where it stands, and taken note of. */
class StandingUiTest extends OnScreen {
    private static final String NAME = "谁收了钱 <b>";

    @Test
    void a_question_is_kept_tells_what_is_new_is_seen_and_dropped() {
        String number = ordered(1, "a1");
        imported("a1", "2026-03-02 10:15:04,NO 1,a1,b");
        investigator(screen);
        asked(screen, number);
        keep(screen, NAME);
        assertThat(screen.at("standing-question").count()).isOne();
        assertThat(screen.everything()).doesNotContain("<b></b>");

        imported("a1 more", "2026-03-03 11:00:00,NO 2,b,c", "2026-03-03 12:00:00,NO 3,b,d");
        // Somebody else's import is told by the clock only: looking again asks again.
        screen.page().reload();
        news(screen, 2);

        screen.at("standing-open").click();
        screen.answered("done");
        assertThat(screen.at("kept").getAttribute("data-new")).isEqualTo("2");
        assertThat(screen.page().locator(".mark.fresh").count()).isPositive();
        assertThat(screen.page().locator(".mark.fresh").first().getAttribute("aria-label"))
                .startsWith("NEW · Payment");
        screen.at("view-table").click();
        assertThat(screen.at("fresh").count()).isEqualTo(2);
        assertThat(screen.at("row").count()).isEqualTo(3);

        screen.at("see").click();
        PlaywrightAssertions.assertThat(screen.at("kept")).hasAttribute("data-new", "0");
        assertThat(screen.at("fresh").count()).isZero();
        news(screen, 0);

        screen.page().reload();
        screen.answered("done");
        assertThat(screen.at("kept").getAttribute("data-new"))
                .as("a link to it asks it again")
                .isEqualTo("0");

        screen.at("drop").click();
        screen.press("Escape");
        assertThat(screen.at("standing-question").count()).isOne();
        screen.at("standing-drop").click();
        screen.at("drop-go").click();
        PlaywrightAssertions.assertThat(screen.at("standing-question")).hasCount(0);
        screen.answered("idle");
        assertThat(screen.page().url()).doesNotContain("kept").doesNotContain("WECHAT");
    }

    @Test
    void an_import_of_ones_own_is_told_at_once() {
        String number = ordered(2, "a2");
        investigator(screen);
        asked(screen, number);
        keep(screen, "own");
        news(screen, 0);
        importedHere("own.csv", "2026-03-05 09:00:00,NO 9,a2,e");
        news(screen, 1);
        screen.reads(screen.at("status"), "own: 1 new act");
        screen.at("standing-open").click();
        screen.answered("done");
        assertThat(screen.at("kept").getAttribute("data-new")).isEqualTo("1");
    }

    @Test
    void by_keyboard_and_in_chinese_a_question_is_kept_and_opened() {
        String number = ordered(3, "a3");
        imported("a3", "2026-03-02 10:15:04,NO 1,a3,b");
        try (Screen zh = window("zh-CN", ColorScheme.DARK)) {
            investigator(zh);
            asked(zh, number);
            zh.at("keep").focus();
            zh.press("Enter");
            assertThat(zh.focused("data-testid")).isEqualTo("keep-name");
            zh.page().keyboard().type("收款");
            zh.press("Enter");
            PlaywrightAssertions.assertThat(zh.at("keep-dialog")).hasCount(0);
            assertThat(zh.focused("data-testid")).isEqualTo("keep");
            zh.at("standing-open").focus();
            zh.press("Enter");
            zh.answered("done");
            zh.reads(zh.at("kept").locator("strong"), "收款");
            assertThat(zh.at("kept").textContent()).contains("0 个新");
            assertThat(zh.watch().noted()).isEmpty();
        }
    }

    @Test
    void what_starts_from_a_handle_can_not_be_kept_and_says_why() {
        screen.goToStory(server.signInLink());
        screen.askFromHandle();
        screen.at("keep").click();
        assertThat(screen.at("unkeepable").textContent()).contains("token that ends with the next change");
        screen.press("Escape");
        screen.at("warrant-number").click();
        screen.at("demo-chain").click();
        screen.answered("done");
        screen.at("keep").click();
        assertThat(screen.at("unkeepable").textContent()).contains("Only a trace can be kept");
        screen.press("Escape");
    }

    @Test
    void a_name_that_is_none_is_refused_in_the_dialog_and_the_twenty_first_is_too() {
        String number = ordered(4, "a4");
        investigator(screen);
        asked(screen, number);
        for (int each = 1; each <= 20; each++) {
            keep(screen, "question " + each);
        }
        screen.at("keep").click();
        screen.at("keep-name").fill("one too many");
        screen.at("keep-go").click();
        screen.shows(screen.at("alert"));
        assertThat(screen.at("alert").textContent()).contains("20 standing questions");
        screen.press("Escape");
        assertThat(screen.at("standing-question").count()).isEqualTo(20);
    }

    /** A court order that names a payment account. {@return its number} */
    private String ordered(int place, String account) {
        String number = String.format(Locale.ROOT, "〔2026〕示例刑调%d号", 700 + place);
        ordered(
                number,
                new GrantTerms(
                        "g1",
                        List.of(Subject.named(
                                server.bean(Identifiers.class),
                                new Identifier(EntityKind.PAYMENT_ACCOUNT, "WECHAT:" + account))),
                        Set.of(Category.PAYMENT),
                        Set.of(Channel.PAYMENT_PROVIDER),
                        null,
                        between("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"),
                        3,
                        1_000,
                        ThirdParties.NAMED,
                        false));
        return number;
    }

    private void imported(String name, String... rows) {
        server.importFile(name + ".csv", file(rows), MAPPING);
    }

    private static byte[] file(String... rows) {
        return ("at,no,from,to\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static final String MAPPING = """
            {"separator": ",", "header": true, "zone": "Asia/Shanghai", "channel": "PAYMENT_PROVIDER", "holder": "示例支付", "act": "PAYMENT", "columns": [
              {"column": "at", "to": "time"}, {"column": "no", "to": "reference"},
              {"column": "from", "to": "PAID_FROM", "kind": "PAYMENT_ACCOUNT", "namespace": "WECHAT"},
              {"column": "to", "to": "PAID_TO", "kind": "PAYMENT_ACCOUNT", "namespace": "WECHAT"}]}""";

    /** Sends a file from the window's own session and waits for its end. */
    private void importedHere(String name, String... rows) {
        screen.page().evaluate("""
                async ([name, text, mapping]) => {
                  const form = new FormData();
                  form.append('file', new File([text], name));
                  form.append('mapping', new File([mapping], 'mapping.json'));
                  const response = await fetch('api/imports', { method: 'POST', body: form, headers: { 'X-Cardtrail': '1' } });
                  if (!response.ok) throw new Error(await response.text());
                }""", List.of(name, new String(file(rows), StandardCharsets.UTF_8), MAPPING));
    }

    private void investigator(Screen on) {
        on.go(server.signInLink());
    }

    private void asked(Screen on, String number) {
        on.page()
                .locator("[data-testid=instrument][data-number='" + number + "']")
                .click();
        on.at("subject").first().click();
        on.at("question-thread").selectOption("MONEY");
        on.at("ask-trace").click();
        on.answered("done");
    }

    private void keep(Screen on, String name) {
        int before = on.at("standing-question").count();
        on.at("keep").click();
        on.at("keep-name").fill(name);
        on.at("keep-go").click();
        PlaywrightAssertions.assertThat(on.at("standing-question")).hasCount(before + 1);
    }

    private void news(Screen on, int acts) {
        Locator news = on.at("standing-news");
        PlaywrightAssertions.assertThat(news).hasAttribute("data-new", Integer.toString(acts));
    }
}
