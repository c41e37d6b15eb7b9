package io.cardtrail.trace.gap;

import static io.cardtrail.trace.gap.Lived.CARD;
import static io.cardtrail.trace.gap.Lived.DEALER;
import static io.cardtrail.trace.gap.Lived.L2;
import static io.cardtrail.trace.gap.Lived.L3;
import static io.cardtrail.trace.gap.Lived.act;
import static io.cardtrail.trace.gap.Lived.issue;
import static io.cardtrail.trace.gap.Lived.said;
import static io.cardtrail.trace.gap.Lived.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** L2 sells twenty cards of 100 yuan on 20 March; what it bought since 15 January is missing. */
class LotsTest {
    private static final Missing GAP = Missing.in(
                    CARD,
                    List.of(issue("2026-01-15", DEALER), sale("2026-03-20", L2, L3)),
                    Set.of("issue 2026-01-15", "sale 2026-03-20"),
                    false)
            .getFirst();

    private static LifeAct lot(String at, @Nullable EntityRef by, @Nullable EntityRef to, ActAttributes said) {
        return act("lot " + at, ActKind.SALE, at, by, to, said);
    }

    private static List<Candidate> candidates(LifeAct... lots) {
        return new Lots(List.of(lots), Map.of()).candidates(GAP);
    }

    private static ActAttributes cards(long quantity) {
        return said(10_000L, null, quantity, null, null);
    }

    @Test
    void a_lot_fits_by_party_date_face_value_quantity_and_range() {
        assertThat(candidates(lot("2026-02-05", null, L2, cards(20)))).hasSize(1);
        assertThat(candidates(lot("2026-02-05", DEALER, L3, cards(20))))
                .as("by its seller")
                .hasSize(1);
        assertThat(candidates(lot(
                        "2026-02-05", null, L2, said(10_000L, null, 20L, "10026011500004001", "10026011500004500"))))
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.rule()).isEqualTo(InferenceRule.LOT_RANGE));
        assertThat(candidates(lot(
                        "2026-02-05", null, L2, said(10_000L, null, 20L, "10026011500004154", "10026011500004154"))))
                .as("a range of the card alone")
                .hasSize(1);
    }

    @Test
    void a_lot_that_misses_one_condition_does_not_fit() {
        assertThat(candidates(lot("2026-02-05", L3, L3, cards(20))))
                .as("parties")
                .isEmpty();
        assertThat(candidates(lot("2026-02-05", L2, DEALER, cards(20))))
                .as("sides")
                .isEmpty();
        assertThat(candidates(lot("2026-01-15", null, L2, cards(20))))
                .as("begin")
                .isEmpty();
        assertThat(candidates(lot("2026-03-20", null, L2, cards(20)))).as("end").isEmpty();
        assertThat(candidates(lot("2026-02-05", null, L2, cards(19))))
                .as("quantity")
                .isEmpty();
        assertThat(candidates(lot("2026-02-05", null, L2, said(10_000L, null, null, null, null))))
                .as("no quantity")
                .isEmpty();
        assertThat(candidates(lot("2026-02-05", null, L2, said(5_000L, null, 20L, null, null))))
                .as("face value")
                .isEmpty();
        assertThat(candidates(lot(
                        "2026-02-05", null, L2, said(10_000L, null, 20L, "10026011500004155", "10026011500004500"))))
                .as("range")
                .isEmpty();
        assertThat(candidates(lot("2026-02-05", null, L2, said(10_000L, null, 20L, "1", "9"))))
                .as("length")
                .isEmpty();
        ActAttributes other =
                new ActAttributes(null, null, 10_000L, null, null, 20L, null, null, null, "另一运营商", null, null, null);
        assertThat(candidates(lot("2026-02-05", null, L2, other))).as("carrier").isEmpty();
    }

    @Test
    void the_only_candidate_is_promoted_and_corroborated_by_another_holders_payment() {
        LifeAct lot = lot("2026-02-05", null, L2, cards(20));
        LifeAct elsewhere = new LifeAct("p", ActKind.PAYMENT, lot.at(), "示例支付", null, null, cards(1));
        LifeAct own = new LifeAct("q", ActKind.PAYMENT, lot.at(), lot.recordedBy(), null, null, cards(1));

        assertThat(gap(new Lots(List.of(lot), Map.of(lot.id(), List.of(elsewhere)))))
                .satisfies(gap -> {
                    assertThat(gap.promoted()).isEqualTo(lot.id());
                    assertThat(gap.grade()).isEqualTo(Grade.B);
                });
        assertThat(gap(new Lots(List.of(lot), Map.of(lot.id(), List.of(own)))))
                .as("two rows of one holder are one source")
                .satisfies(gap -> {
                    assertThat(gap.promoted()).isEqualTo(lot.id());
                    assertThat(gap.grade()).isEqualTo(Grade.C);
                });
        LifeAct second = lot("2026-02-06", null, L2, cards(50));
        assertThat(gap(new Lots(List.of(lot, second), Map.of(lot.id(), List.of(elsewhere)))))
                .satisfies(gap -> {
                    assertThat(gap.promoted()).isNull();
                    assertThat(gap.candidates()).extracting(Candidate::grade).containsExactly(Grade.C, Grade.C);
                });
    }

    private static Gap gap(Lots lots) {
        return finder(lots, 9)
                .find(List.of(GAP), Map.of(), Map.of(), Map.of())
                .report()
                .gaps()
                .getFirst();
    }

    private static GapFinder finder(Lots lots, int room) {
        return new GapFinder(
                lots,
                Takings.NONE,
                new Judging(List.of(), Set.of(), (at, expected) -> java.util.Optional.empty(), GAP.end()),
                room);
    }

    @Test
    void candidates_beyond_the_records_of_the_grant_are_cut_and_that_is_said() {
        LifeAct lot = lot("2026-02-05", null, L2, cards(20));
        GapFinder.Found found =
                finder(new Lots(List.of(lot), Map.of()), 0).find(List.of(GAP), Map.of(), Map.of(), Map.of());
        assertThat(found.cut()).isTrue();
        assertThat(found.report().gaps().getFirst().candidates()).isEmpty();
        assertThat(found.report().gaps().getFirst().promoted()).isNull();
        assertThat(finder(new Lots(List.of(lot), Map.of()), 1)
                        .find(List.of(GAP), Map.of(), Map.of(), Map.of())
                        .cut())
                .isFalse();
    }

    @Test
    void gaps_that_claim_more_than_their_only_lot_holds_are_a_finding() {
        LifeAct lot = lot("2026-02-05", null, L2, cards(30));
        EntityRef other = new EntityRef(CARD.kind(), "示例移动:10026011500004155");
        Missing second = Missing.in(
                        other,
                        List.of(issue("2026-01-15", DEALER), sale("2026-03-21", L2, L3)),
                        Set.of("issue 2026-01-15", "sale 2026-03-21"),
                        false)
                .getFirst();
        assertThat(finder(new Lots(List.of(lot), Map.of()), 9)
                        .find(List.of(GAP, second), Map.of(), Map.of(), Map.of())
                        .report()
                        .findings())
                .containsExactly(new Finding.LotOverclaimed(lot.id(), 40, 30));
        assertThat(finder(new Lots(List.of(lot), Map.of()), 9)
                        .find(List.of(GAP), Map.of(), Map.of(), Map.of())
                        .report()
                        .findings())
                .isEmpty();
    }

    /** Each gap alone would be told: before 251 sales of other cards, all of which any of 400 lots may fill. */
    @Test
    void gaps_with_too_many_candidates_between_them_are_refused_before_all_are_matched() {
        List<LifeAct> lots = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            lots.add(act("lot " + i, ActKind.SALE, "2026-02-05", null, L2, cards(20)));
        }
        List<Missing> missing = new ArrayList<>();
        for (int i = 0; i < 251; i++) {
            LifeAct sold = act("sale " + i, ActKind.SALE, "2026-03-20", L2, L3, cards(20));
            missing.addAll(Missing.in(
                    CARD, List.of(issue("2026-01-15", DEALER), sold), Set.of("issue 2026-01-15", sold.id()), false));
        }
        GapFinder finder = finder(new Lots(lots, Map.of()), 400);
        assertThat(finder.find(missing.subList(0, 250), Map.of(), Map.of(), Map.of())
                        .report()
                        .gaps())
                .hasSize(250);
        assertThatExceptionOfType(TooMuchWork.class)
                .isThrownBy(() -> finder.find(missing, Map.of(), Map.of(), Map.of()))
                .withMessageContaining("narrow the window");
    }
}
