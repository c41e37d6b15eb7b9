package io.cardtrail.warrant;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules that the law or the design puts a number or a name to, at their exact boundaries. */
class KernelRulesTest {
    private static final EntityRef STRANGER = new EntityRef(EntityKind.PERSON, "somebody else");

    private final Kernel kernel = new Kernel(PolicyMatrix.shipped());

    @ParameterizedTest
    @CsvSource({
        "2026-08-24T00:00:00+08:00, 2026-11-24T00:00:00+08:00",
        // From the last day of a month to the last day of a shorter one, and of February in a leap year.
        "2026-01-31T12:00:00+08:00, 2026-04-30T12:00:00+08:00",
        "2026-11-30T00:00:00+08:00, 2027-02-28T00:00:00+08:00",
        "2027-11-30T00:00:00+08:00, 2028-02-29T00:00:00+08:00",
        "2027-11-29T23:59:59+08:00, 2028-02-29T23:59:59+08:00",
        // The issuer's calendar decides: at this hour it is still January in UTC.
        "2026-01-31T16:00:00Z, 2026-04-30T16:00:00Z",
    })
    void a_technical_decision_holds_for_three_months_of_the_issuer_s_calendar(String from, String end) {
        Instant begin = Instant.parse(from);
        Instant last = Instant.parse(end);
        Instrument decision = Sample.instrument(
                "t",
                InstrumentKind.TECHNICAL_DECISION,
                WarrantState.APPROVED,
                2,
                new Interval(begin, begin.plus(Duration.ofDays(400))),
                List.of(),
                Sample.everything("g1"));
        assertThat(decide(decision, begin.minusNanos(1))).contains(Reason.OUTSIDE_VALIDITY);
        assertThat(decide(decision, begin)).isEmpty();
        assertThat(decide(decision, last.minusNanos(1))).isEmpty();
        assertThat(decide(decision, last)).containsExactly(Reason.OUTSIDE_VALIDITY);
        assertThat(Instrument.technicalEnd(begin)).isEqualTo(last);
        assertThat(decision.stateAt(last.minusNanos(1))).isEqualTo(WarrantState.APPROVED);
        assertThat(decision.stateAt(last)).isEqualTo(WarrantState.EXPIRED);
    }

    @Test
    void an_emergency_holds_for_48_hours_after_the_approval_it_rests_on() {
        Instrument emergency = emergency(false, approval("a", Duty.EMERGENCY));
        Instant end = Sample.NOW.plus(Duration.ofDays(2));
        assertThat(decide(emergency, end.minusNanos(1))).isEmpty();
        assertThat(decide(emergency, end)).containsExactly(Reason.OUTSIDE_VALIDITY);
        assertThat(emergency.sealedAt(end.minusNanos(1))).isFalse();
        assertThat(emergency.sealedAt(end)).isTrue();
        assertThat(emergency.stateAt(end)).isEqualTo(WarrantState.EXPIRED);
    }

    @Test
    void a_later_emergency_approval_prolongs_nothing_whatever_the_order() {
        Approval late = new Approval("b", Duty.EMERGENCY, Sample.NOW.plus(Duration.ofHours(30)), "this");
        Instant end = Sample.NOW.plus(Duration.ofDays(2));
        for (Instrument emergency : List.of(
                emergency(false, late, approval("a", Duty.EMERGENCY)),
                emergency(false, approval("a", Duty.EMERGENCY), late))) {
            assertThat(decide(emergency, end.minusNanos(1))).isEmpty();
            assertThat(decide(emergency, end)).containsExactly(Reason.OUTSIDE_VALIDITY);
        }
    }

    @Test
    void an_emergency_of_the_requester_s_or_of_another_text_never_began() {
        Approval own = approval("requester", Duty.EMERGENCY);
        Approval old = new Approval("a", Duty.EMERGENCY, Sample.NOW, "0".repeat(64));
        for (Approval none : List.of(own, old)) {
            assertThat(decide(emergency(false, none, approval("b", Duty.REVIEW)), Sample.NOW))
                    .containsExactly(Reason.OUTSIDE_VALIDITY);
            assertThat(emergency(false, none).emergency()).isEmpty();
        }
    }

    @Test
    void an_emergency_reaches_one_hop() {
        Instrument emergency = emergency(true, approval("a", Duty.EMERGENCY));
        assertThat(decide(emergency, hops(1))).isEmpty();
        assertThat(decide(emergency, hops(2))).containsExactly(Reason.HOPS_EXCEEDED);
    }

    @ParameterizedTest
    @EnumSource
    void danger_to_life_opens_payment_and_location_to_one_approver_and_nothing_else(Category category) {
        AccessRequest request =
                new AccessRequest(null, List.of(), Set.of(category), EnumSet.allOf(Channel.class), null, null);
        Set<Reason> calm = decide(emergency(false, approval("a", Duty.EMERGENCY)), request);
        Set<Reason> danger = decide(emergency(true, approval("a", Duty.EMERGENCY)), request);
        switch (category) {
            case PAYMENT, LOCATION -> {
                assertThat(calm).containsExactly(Reason.CATEGORY_NOT_GRANTED);
                assertThat(danger).isEmpty();
            }
            case TRAFFIC, VIDEO -> assertThat(List.of(calm, danger)).containsOnly(Set.of(Reason.NEEDS_SECOND_APPROVAL));
            case CONTENT -> assertThat(List.of(calm, danger)).containsOnly(Set.of(Reason.CATEGORY_NOT_IN_CHANNEL));
            case CARD, SALE, RECHARGE, SUBSCRIBER, ACCESS, INFERENCE ->
                assertThat(List.of(calm, danger)).containsOnly(Set.of());
        }
    }

    @Test
    void danger_to_life_is_looked_at_in_an_emergency_only() {
        InstrumentTerms terms = Sample.lifeAtRisk(
                Sample.terms("w", InstrumentKind.POLICE_NOTICE, Sample.VALIDITY, List.of(), Sample.everything("g1")),
                true);
        Instrument approved = instrument(terms, WarrantState.APPROVED, approval("a", Duty.REVIEW));
        AccessRequest location = new AccessRequest(null, List.of(), Set.of(Category.LOCATION), null, null, null);
        assertThat(decide(approved, location)).containsExactly(Reason.NEEDS_SECOND_APPROVAL);
    }

    @Test
    void consent_reaches_one_hop_and_names_nobody_else_whatever_it_says() {
        GrantTerms generous = new GrantTerms(
                "g1",
                List.of(new Subject(
                        Sample.PHONE,
                        Sample.everything("g1").subjects().getFirst().identifier())),
                EnumSet.allOf(Category.class),
                EnumSet.allOf(Channel.class),
                null,
                Sample.WINDOW,
                9,
                10,
                ThirdParties.NAMED,
                false);
        Instrument consent = Sample.instrument(InstrumentKind.SUBJECT_CONSENT, generous);
        assertThat(decide(consent, hops(1))).isEmpty();
        assertThat(decide(consent, hops(2))).containsExactly(Reason.HOPS_EXCEEDED);
        Grant grant = Sample.granted(consent, AccessRequest.about(null, Sample.PHONE));
        assertThat(grant.maxHops()).isEqualTo(1);
        assertThat(grant.pseudonymous(STRANGER)).isTrue();
        assertThat(grant.pseudonymous(Sample.PHONE)).isFalse();
        Instrument order = Sample.instrument(InstrumentKind.COURT_ORDER_CRIMINAL, generous);
        assertThat(Sample.granted(order, AccessRequest.about(null, Sample.PHONE))
                        .pseudonymous(STRANGER))
                .isFalse();
    }

    @Test
    void whoever_is_in_no_office_that_asks_is_as_one_it_is_not_assigned_to() {
        Instrument order = Sample.instrument(InstrumentKind.COURT_ORDER_CRIMINAL, Sample.everything("g1"));
        AccessRequest request = AccessRequest.about("g1", Sample.PHONE);
        assertThat(reasons(kernel.decide(order, request, new Reader("reader", false, "CN", "CN"), Sample.NOW)))
                .isEqualTo(reasons(kernel.decide(order, request, Reader.domestic("somebody"), Sample.NOW)))
                .containsExactly(Reason.NOT_ASSIGNED);
        assertThat(reasons(kernel.decide(order, request, Sample.READER, Sample.NOW)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CN,CN,CN", "SG,CN,CN", "CN,SG,CN", "CN,CN,SG", "SG,SG,SG"})
    void each_side_abroad_alone_needs_an_mla_approval_in_force(String issuer, String account, String egress) {
        Reader reader = new Reader("reader", true, account, egress);
        InstrumentTerms terms = abroad(issuer);
        boolean foreign = !(issuer + account + egress).equals("CNCNCN");
        for (boolean named : new boolean[] {false, true}) {
            Set<Reason> reasons = reasons(kernel.decide(
                    resting(terms, named ? mla(InstrumentKind.MLA_APPROVAL, WarrantState.APPROVED, 1) : null),
                    AccessRequest.about(null, Sample.PHONE),
                    reader,
                    Sample.NOW));
            assertThat(reasons).isEqualTo(foreign && !named ? Set.of(Reason.CROSS_BORDER) : Set.of());
        }
    }

    @Test
    void an_mla_approval_of_another_kind_or_not_in_force_is_none() {
        List<Instrument> none = new ArrayList<>();
        none.add(mla(InstrumentKind.COURT_ORDER_CRIMINAL, WarrantState.APPROVED, 2));
        none.add(mla(InstrumentKind.MLA_APPROVAL, WarrantState.SUSPENDED, 2));
        none.add(mla(InstrumentKind.MLA_APPROVAL, WarrantState.APPROVED, 0));
        for (Instrument mla : none) {
            assertThat(decide(resting(abroad("SG"), mla), Sample.NOW)).containsExactly(Reason.CROSS_BORDER);
        }
        Instrument sound = mla(InstrumentKind.MLA_APPROVAL, WarrantState.APPROVED, 2);
        assertThat(sound.mlaUsableAt(Sample.NOW)).isFalse();
        assertThat(resting(abroad("SG"), sound).mlaUsableAt(Sample.NOW)).isTrue();
        assertThat(resting(abroad("SG"), sound).mlaUsableAt(Sample.VALIDITY.to()))
                .isFalse();
    }

    @Test
    void approvals_by_the_requester_twice_by_one_person_or_of_another_text_never_count() {
        Approval another = new Approval("b", Duty.CUSTODY, Sample.NOW, "0".repeat(64));
        InstrumentTerms terms =
                Sample.terms("w", InstrumentKind.POLICE_NOTICE, Sample.VALIDITY, List.of(), Sample.everything("g1"));
        assertThat(approvers(terms, approval("requester", Duty.REVIEW), approval("requester", Duty.CUSTODY)))
                .isZero();
        assertThat(approvers(terms, approval("a", Duty.REVIEW), approval("a", Duty.CUSTODY)))
                .isEqualTo(1);
        assertThat(approvers(terms, approval("a", Duty.REVIEW), another)).isEqualTo(1);
        assertThat(approvers(terms, approval("a", Duty.REVIEW), approval("b", Duty.CUSTODY)))
                .isEqualTo(2);
        assertThat(decide(instrument(terms, WarrantState.APPROVED, approval("requester", Duty.REVIEW)), Sample.NOW))
                .contains(Reason.NOT_USABLE);
    }

    private static int approvers(InstrumentTerms terms, Approval... approvals) {
        return instrument(terms, WarrantState.APPROVED, approvals).approvers();
    }

    @Test
    void two_approvals_are_a_reviewer_s_and_another_person_s_as_custodian() {
        InstrumentTerms terms =
                Sample.terms("w", InstrumentKind.POLICE_NOTICE, Sample.VALIDITY, List.of(), Sample.everything("g1"));
        assertThat(byTwo(terms, approval("a", Duty.REVIEW), approval("b", Duty.CUSTODY)))
                .isTrue();
        assertThat(byTwo(terms, approval("a", Duty.REVIEW), approval("b", Duty.REVIEW)))
                .isFalse();
        assertThat(byTwo(terms, approval("a", Duty.CUSTODY), approval("b", Duty.EMERGENCY)))
                .isFalse();
        // A third person's approval of the emergency does not make one person two.
        assertThat(byTwo(terms, approval("a", Duty.REVIEW), approval("a", Duty.CUSTODY), approval("b", Duty.EMERGENCY)))
                .isFalse();
        assertThat(byTwo(terms, approval("requester", Duty.REVIEW), approval("b", Duty.CUSTODY)))
                .isFalse();
    }

    private static boolean byTwo(InstrumentTerms terms, Approval... approvals) {
        return instrument(terms, WarrantState.EMERGENCY, approvals).approvedByTwo();
    }

    private static Approval approval(String account, Duty duty) {
        return new Approval(account, duty, Sample.NOW, "this");
    }

    private static Instrument emergency(boolean lifeAtRisk, Approval... approvals) {
        InstrumentTerms terms = Sample.terms(
                "w", InstrumentKind.COURT_ORDER_CRIMINAL, Sample.VALIDITY, List.of(), Sample.everything("g1"));
        return instrument(Sample.lifeAtRisk(terms, lifeAtRisk), WarrantState.EMERGENCY, approvals);
    }

    /** {@return an instrument; a hash "this" becomes that of the terms} */
    private static Instrument instrument(InstrumentTerms terms, WarrantState state, Approval... approvals) {
        List<Approval> given = new ArrayList<>();
        for (Approval approval : approvals) {
            given.add(
                    approval.hash().equals("this")
                            ? new Approval(approval.account(), approval.duty(), approval.at(), terms.hash())
                            : approval);
        }
        return new Instrument("w", "requester", terms, terms.hash(), state, given, 1, null, null);
    }

    private static InstrumentTerms abroad(String jurisdiction) {
        InstrumentTerms at = Sample.terms(
                "w", InstrumentKind.COURT_ORDER_CRIMINAL, Sample.VALIDITY, List.of(), Sample.everything("g1"));
        return new InstrumentTerms(
                at.number(),
                at.kind(),
                at.issuer(),
                at.holders(),
                at.caseNumber(),
                null,
                at.purpose(),
                at.legalBasis(),
                jurisdiction,
                "mla",
                false,
                at.assignees(),
                null,
                at.validity(),
                at.grants());
    }

    private static Instrument resting(InstrumentTerms terms, @Nullable Instrument mla) {
        return new Instrument(
                "w",
                "requester",
                terms,
                terms.hash(),
                WarrantState.APPROVED,
                Sample.approvals(2, terms, WarrantState.APPROVED),
                1,
                null,
                mla);
    }

    private static Instrument mla(InstrumentKind kind, WarrantState state, int approvals) {
        return Sample.instrument("mla", kind, state, approvals, Sample.VALIDITY, List.of());
    }

    private static AccessRequest hops(int hops) {
        return new AccessRequest(null, List.of(Sample.PHONE), Set.of(Category.CARD), null, null, hops);
    }

    private Set<Reason> decide(Instrument instrument, Instant now) {
        AccessRequest card = new AccessRequest(null, List.of(), Set.of(Category.CARD), null, null, null);
        return reasons(kernel.decide(instrument, card, Sample.READER, now));
    }

    private Set<Reason> decide(Instrument instrument, AccessRequest request) {
        return reasons(kernel.decide(instrument, request, Sample.READER, Sample.NOW));
    }

    private static Set<Reason> reasons(Decision decision) {
        return switch (decision) {
            case Decision.Denied denied -> denied.reasons();
            case Decision.Granted granted -> Set.of();
        };
    }
}
