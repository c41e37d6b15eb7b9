package io.cardtrail.trace.gap;

import static io.cardtrail.trace.gap.Lived.CARD;
import static io.cardtrail.trace.gap.Lived.SHOP;
import static io.cardtrail.trace.gap.Lived.at;
import static io.cardtrail.trace.gap.Lived.check;
import static io.cardtrail.trace.gap.Lived.issue;
import static io.cardtrail.trace.gap.Lived.redemption;
import static io.cardtrail.trace.gap.Lived.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A card of 100 yuan that a shop received is checked at 14:38 and redeemed at 15:05. */
class TakingsTest {
    private static final EntityRef OWN = new EntityRef(EntityKind.PAYMENT_ACCOUNT, "ALIPAY:own");
    private static final EntityRef OTHER = new EntityRef(EntityKind.PAYMENT_ACCOUNT, "ALIPAY:other");
    private static final List<LifeAct> LIFE =
            List.of(issue("2026-05-10", SHOP), check("2026-05-18T14:38:00"), redemption("2026-05-18T15:05:00"));

    private static List<Candidate> candidates(Set<String> told, String at, long amount, EntityRef to) {
        Missing missing = Missing.in(CARD, LIFE, told, false).getFirst();
        LifeAct payment =
                new LifeAct("pay", ActKind.PAYMENT, at(at), "示例支付", null, to, said(null, amount, null, null, null));
        return new Takings(Map.of(SHOP, new TreeSet<>(Set.of(OWN))), List.of(new Takings.Taking(payment, Set.of(to))))
                .candidates(missing);
    }

    private static final Set<String> ALL =
            Set.of("issue 2026-05-10", "check 2026-05-18T14:38:00", "redemption 2026-05-18T15:05:00");

    @ParameterizedTest
    @CsvSource({
        "2026-05-18T14:28:00, 9500, true",
        "2026-05-18T14:27:59, 9500, false",
        "2026-05-18T14:48:00, 9500, true",
        "2026-05-18T14:48:00.000000001, 9500, false",
        "2026-05-18T14:38:00, 8000, true",
        "2026-05-18T14:38:00, 7999, false",
        "2026-05-18T14:38:00, 10000, true",
        "2026-05-18T14:38:00, 10001, false",
    })
    void payments_near_the_first_check_at_a_price_that_fits_are_candidates(String at, long amount, boolean fits) {
        assertThat(candidates(ALL, at, amount, OWN)).hasSize(fits ? 1 : 0);
    }

    @Test
    void they_are_of_grade_c_and_only_those_to_the_dealers_own_account() {
        assertThat(candidates(ALL, "2026-05-18T14:38:00", 9_500, OWN))
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.grade()).isEqualTo(Grade.C));
        assertThat(candidates(ALL, "2026-05-18T14:38:00", 9_500, OTHER)).isEmpty();
    }

    @Test
    void where_no_check_is_told_the_redemption_counts() {
        Set<String> told = Set.of("issue 2026-05-10", "redemption 2026-05-18T15:05:00");
        assertThat(candidates(told, "2026-05-18T15:15:00", 9_500, OWN)).hasSize(1);
        assertThat(candidates(told, "2026-05-18T14:38:00", 9_500, OWN)).isEmpty();
    }

    @Test
    void it_asks_for_the_accounts_and_the_times_that_bear_on_a_gap_and_no_others() {
        List<Missing> missing = Missing.in(CARD, LIFE, ALL, false);
        assertThat(Takings.dealers(missing)).containsExactly(SHOP);
        assertThat(Takings.wanted(missing, Map.of(SHOP, new TreeSet<>(Set.of(OWN)))))
                .containsExactly(new Takings.Wanted(OWN, at("2026-05-18T14:28:00"), at("2026-05-18T14:48:00")));
        assertThat(Lots.wanted(missing)).isEmpty();
    }
}
