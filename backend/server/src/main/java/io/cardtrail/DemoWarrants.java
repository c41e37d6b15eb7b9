package io.cardtrail;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.model.Interval;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.registry.Office;
import io.cardtrail.registry.Officer;
import io.cardtrail.registry.Register;
import io.cardtrail.registry.Step;
import io.cardtrail.registry.WarrantAction;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.Subject;
import io.cardtrail.warrant.ThirdParties;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The instruments of the demo story. They went the way of every other: requested, reviewed and opened by three people. */
final class DemoWarrants {
    /** The account cards were paid from, and one of the cards. */
    static final Identifier START = new Identifier(EntityKind.PAYMENT_ACCOUNT, "BANK_CARD:PAN-7731");

    static final Identifier CARD = new Identifier(EntityKind.CARD, "示例移动:10026030100000001");

    private static final String FIRST = "〔2026〕示例刑调117号";
    private static final Officer INVESTIGATOR = new Officer("investigator", Set.of(Office.REQUEST), null);
    private static final Officer REVIEWER = new Officer("reviewer", Set.of(Office.REVIEW), null);
    private static final Officer CUSTODIAN = new Officer("custodian", Set.of(Office.CUSTODY), null);
    private static final Set<Category> MONEY_AND_CARDS =
            EnumSet.of(Category.CARD, Category.SALE, Category.RECHARGE, Category.PAYMENT);

    private DemoWarrants() {}

    private record Story(
            String number,
            InstrumentKind kind,
            String issuer,
            String from,
            String to,
            String signed,
            Set<Category> categories,
            int maxHops,
            ThirdParties thirdParties) {}

    /** Oldest first: what is shown first was signed last. */
    private static List<Story> stories() {
        EnumSet<Category> withAccess = EnumSet.copyOf(MONEY_AND_CARDS);
        withAccess.add(Category.ACCESS);
        return List.of(
                new Story(
                        "〔2025〕示例刑调031号",
                        InstrumentKind.COURT_ORDER_CRIMINAL,
                        "示例市人民法院",
                        "2025-01-01",
                        "2026-06-01",
                        "2025-01-02T10:00:00+08:00",
                        MONEY_AND_CARDS,
                        6,
                        ThirdParties.PSEUDONYM),
                new Story(
                        "〔2026〕示例公调204号",
                        InstrumentKind.POLICE_NOTICE,
                        "示例市公安局",
                        "2026-01-01",
                        "2030-01-01",
                        "2026-01-05T09:30:00+08:00",
                        withAccess,
                        6,
                        ThirdParties.NAMED),
                new Story(
                        "〔2026〕示例刑调118号",
                        InstrumentKind.COURT_ORDER_CRIMINAL,
                        "示例市人民法院",
                        "2026-01-01",
                        "2030-01-01",
                        "2026-01-06T09:30:00+08:00",
                        MONEY_AND_CARDS,
                        2,
                        ThirdParties.PSEUDONYM),
                new Story(
                        FIRST,
                        InstrumentKind.COURT_ORDER_CRIMINAL,
                        "示例市人民法院",
                        "2026-01-01",
                        "2030-01-01",
                        "2026-01-07T09:30:00+08:00",
                        MONEY_AND_CARDS,
                        6,
                        ThirdParties.PSEUDONYM));
    }

    /**
     * {@return the instrument the story begins with; on a first start it and the others are requested and approved}
     *
     * @param at makes the life-cycle of a day of the story
     */
    static Instrument begin(Register register, Identifiers identifiers, Function<Clock, Lifecycle> at) {
        @Nullable Instrument first = find(register);
        if (first != null) {
            return first;
        }
        for (Story story : stories()) {
            Clock day = Clock.fixed(OffsetDateTime.parse(story.signed()).toInstant(), ZoneOffset.UTC);
            Lifecycle lifecycle = at.apply(day);
            Instrument draft = lifecycle.draft(INVESTIGATOR, terms(story, identifiers));
            Instrument submitted =
                    lifecycle.move(INVESTIGATOR, new Step.Move(draft.id(), draft.generation(), WarrantAction.SUBMIT));
            Instrument reviewed = lifecycle.move(REVIEWER, approval(submitted));
            first = lifecycle.move(CUSTODIAN, approval(reviewed));
        }
        return Objects.requireNonNull(first);
    }

    private static @Nullable Instrument find(Register register) {
        return register.all().stream()
                .filter(instrument -> instrument.number().equals(FIRST))
                .findFirst()
                .orElse(null);
    }

    private static Step.Move approval(Instrument instrument) {
        return Step.Move.approval(instrument.id(), instrument.generation(), WarrantAction.APPROVE, instrument.hash());
    }

    private static InstrumentTerms terms(Story story, Identifiers identifiers) {
        GrantTerms grant = new GrantTerms(
                "g1",
                List.of(Subject.named(identifiers, START), Subject.named(identifiers, CARD)),
                story.categories(),
                EnumSet.allOf(Channel.class),
                null,
                days("2026-03-01", "2026-04-01"),
                story.maxHops(),
                5_000,
                story.thirdParties(),
                true);
        return new InstrumentTerms(
                story.number(),
                story.kind(),
                story.issuer(),
                List.of(),
                "(2026)示例刑初117号",
                null,
                "刑事侦查",
                "刑事诉讼法第54条",
                InstrumentTerms.HOME,
                null,
                false,
                List.of("investigator", "integrator"),
                null,
                days(story.from(), story.to()),
                List.of(grant));
    }

    private static Interval days(String from, String to) {
        return new Interval(
                OffsetDateTime.parse(from + "T00:00:00+08:00").toInstant(),
                OffsetDateTime.parse(to + "T00:00:00+08:00").toInstant());
    }
}
