package io.cardtrail.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.cardtrail.cases.JudgedFiles;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.registry.Register;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Subject;
import io.cardtrail.warrant.ThirdParties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Past answers with links, ways and gaps, and past who may be whom. */
record LinkTour(Screen screen, DemoServer server, Look look) {
    private static final String LINKS = "〔2026〕示例刑调961号";
    private static final String IDENTITIES = "〔2026〕示例刑调962号";

    void walk() {
        prepare();
        screen.go(server.signInLink());
        gaps();
        links();
        judgements();
    }

    private void gaps() {
        screen.at("demo-chain").click();
        screen.answered("done");
        screen.at("gap").first().press("Enter");
        screen.shows(screen.at("gap-detail"));
        look.at("80-gap");
        screen.press("Escape");
        screen.at("view-table").click();
        screen.shows(screen.at("gap-list"));
        look.at("81-gap-table");
    }

    private void links() {
        subject();
        screen.at("question-thread").selectOption("LINK");
        screen.at("ask-trace").click();
        screen.answered("done");
        look.at("82-links");
        screen.at("link-entity").first().click();
        screen.shows(screen.at("registrations"));
        look.at("83-registered");
        screen.at("detail-close").click();
        subject();
        screen.at("question-end").selectOption(new String[] {"1"});
        screen.at("ask-trace").click();
        screen.answered("done");
        look.at("84-ways");
        subject();
        screen.at("ask-usage").click();
        screen.shows(screen.at("usage-heat"));
        look.at("87-usage");
        screen.press("Escape");
    }

    private void subject() {
        screen.at("screen-instruments").click();
        screen.page()
                .locator("[data-testid=instrument][data-number='" + LINKS + "']")
                .click();
        screen.at("subject").first().click();
        screen.shows(screen.at("question"));
    }

    private void judgements() {
        screen.at("screen-instruments").click();
        screen.page()
                .locator("[data-testid=instrument][data-number='" + IDENTITIES + "']")
                .click();
        screen.at("to-identity").click();
        screen.shows(screen.at("claim").first());
        look.whole("85-identities");
        screen.at("identity-row").first().click();
        screen.shows(screen.at("source-row"));
        look.at("86-identity-row");
        screen.at("judge-CONFIRM").first().click();
        screen.shows(screen.at("judge-dialog"));
        look.at("87-judge");
        screen.press("Escape");
        screen.press("Escape");
        screen.at("identity-judgements").click();
        assertThat(screen.at("identity")).hasAttribute("data-tab", "judgements");
        look.at("88-no-judgements");
    }

    private void prepare() {
        if (server.bean(Register.class).all().stream()
                .anyMatch(each -> each.number().equals(LINKS))) {
            return;
        }
        server.importCase("s4-iot-sim");
        try {
            JudgedFiles.imported(server::importFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        order(
                LINKS,
                List.of(
                        new Identifier(EntityKind.SIM, "460115222790963"),
                        new Identifier(EntityKind.PHONE, "+8619907553956")),
                EnumSet.of(Category.RECHARGE, Category.SUBSCRIBER, Category.ACCESS, Category.TRAFFIC),
                "2026-05-31T16:00:00Z",
                "2026-06-30T16:00:00Z");
        order(
                IDENTITIES,
                List.of(
                        new Identifier(EntityKind.ACCOUNT, "甲平台:night_owl"),
                        new Identifier(EntityKind.ACCOUNT, "甲平台:zhao.k")),
                EnumSet.of(Category.SUBSCRIBER, Category.ACCESS, Category.INFERENCE),
                "2026-02-28T16:00:00Z",
                "2026-03-31T16:00:00Z");
    }

    private void order(String number, List<Identifier> subjects, Set<Category> categories, String from, String to) {
        Identifiers identifiers = server.bean(Identifiers.class);
        OnScreen.ordered(
                server,
                number,
                new GrantTerms(
                        "g1",
                        subjects.stream()
                                .map(each -> Subject.named(identifiers, each))
                                .toList(),
                        categories,
                        EnumSet.allOf(Channel.class),
                        null,
                        OnScreen.between(from, to),
                        4,
                        5_000,
                        ThirdParties.PSEUDONYM,
                        true));
    }
}
