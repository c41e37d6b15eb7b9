package io.cardtrail.registry;

import static io.cardtrail.registry.OnRecord.CUSTODIAN;
import static io.cardtrail.registry.OnRecord.REQUESTER;
import static io.cardtrail.registry.OnRecord.REVIEWER;
import static io.cardtrail.registry.OnRecord.approval;
import static io.cardtrail.registry.OnRecord.because;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.AuditReader;
import io.cardtrail.audit.Leaf;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.Migrations;
import io.cardtrail.graph.QueryCatalogue;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.ErrorCode;
import io.cardtrail.model.Interval;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Decision;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.Kernel;
import io.cardtrail.warrant.PolicyMatrix;
import io.cardtrail.warrant.Reason;
import io.cardtrail.warrant.Sample;
import io.cardtrail.warrant.Standing;
import io.cardtrail.warrant.WarrantState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of an instrument in a real database. */
class LifecycleIT {
    private final AtomicReference<Instant> now = new AtomicReference<>(Sample.NOW);
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final Releases releases = new Releases();

    @TempDir
    private Path folder;

    private Graph graph;
    private AuditLog log;
    private Register register;
    private Lifecycle lifecycle;

    @BeforeEach
    void opens() {
        TestNeo4j neo4j = TestNeo4j.shared();
        neo4j.wipe();
        graph = Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), QueryCatalogue.load());
        Migrations.apply(graph, Clock.systemUTC());
        log = AuditLog.open(folder.resolve("audit"), Clock.systemUTC());
        register = OnRecord.register(graph, clock);
        lifecycle = OnRecord.lifecycle(graph, log, releases, clock);
    }

    @AfterEach
    void closes() {
        log.close();
        graph.close();
    }

    private static InstrumentTerms terms() {
        return terms("No 1", 4);
    }

    private static InstrumentTerms terms(String number, int hops) {
        return Sample.terms(
                number,
                InstrumentKind.COURT_ORDER_CRIMINAL,
                Sample.VALIDITY,
                List.of(),
                Sample.terms(
                        "g1",
                        List.of(Sample.PHONE),
                        Sample.everything("g1").categories().stream()
                                .filter(category -> !category.name().equals("CONTENT"))
                                .collect(Collectors.toSet()),
                        Sample.everything("g1").channels(),
                        null,
                        Sample.WINDOW,
                        hops));
    }

    @Test
    void three_people_make_an_instrument_usable_and_not_one_of_them_alone() {
        Instrument submitted = OnRecord.submitted(lifecycle, terms());
        assertThat(register.current(submitted.id())).isEmpty();

        Instrument reviewed = lifecycle.move(REVIEWER, approval(submitted));
        assertThat(reviewed.state()).isEqualTo(WarrantState.SUBMITTED);
        assertThat(register.current(submitted.id())).isEmpty();
        assertThatThrownBy(() -> lifecycle.move(REVIEWER, approval(reviewed))).satisfies(code(ErrorCode.FORBIDDEN));

        Instrument approved = lifecycle.move(CUSTODIAN, approval(reviewed));
        assertThat(approved.state()).isEqualTo(WarrantState.APPROVED);
        assertThat(register.find(approved.id())).contains(approved);
        assertThat(register.current(approved.id()))
                .contains(new Standing(approved.generation(), approved.hash(), 0, 0));
    }

    @Test
    void whoever_requested_an_instrument_or_is_to_use_it_approves_nothing() {
        Officer everything = new Officer("requester", Set.of(Office.REQUEST, Office.REVIEW, Office.CUSTODY), null);
        Officer user = new Officer("reader", Set.of(Office.REVIEW, Office.CUSTODY), null);
        Officer both = new Officer("both", Set.of(Office.REVIEW, Office.CUSTODY), null);
        Instrument submitted = OnRecord.submitted(lifecycle, terms());

        assertThatThrownBy(() -> lifecycle.move(everything, approval(submitted)))
                .satisfies(code(ErrorCode.FORBIDDEN));
        assertThatThrownBy(() -> lifecycle.move(user, approval(submitted))).satisfies(code(ErrorCode.FORBIDDEN));
        Instrument once = lifecycle.move(both, approval(submitted));
        assertThatThrownBy(() -> lifecycle.move(both, approval(once))).satisfies(code(ErrorCode.FORBIDDEN));
        assertThat(register.find(submitted.id()).orElseThrow().state()).isEqualTo(WarrantState.SUBMITTED);
    }

    @Test
    void a_custodian_opens_only_the_records_of_its_own_holder() {
        InstrumentTerms terms = terms();
        InstrumentTerms addressed = Sample.terms(
                "No 2",
                terms.kind(),
                terms.validity(),
                List.of("示例移动"),
                terms.grants().getFirst());
        Instrument reviewed = lifecycle.move(REVIEWER, approval(OnRecord.submitted(lifecycle, addressed)));
        Officer other = new Officer("other", Set.of(Office.CUSTODY), "卡网");
        Officer own = new Officer("own", Set.of(Office.CUSTODY), "示例移动");

        assertThat(register.find(reviewed.id(), other)).isEmpty();
        assertThatThrownBy(() -> lifecycle.move(other, approval(reviewed))).satisfies(code(ErrorCode.NOT_FOUND));
        assertThatThrownBy(() -> lifecycle.move(CUSTODIAN, approval(reviewed))).satisfies(code(ErrorCode.NOT_FOUND));
        assertThat(lifecycle.move(own, approval(reviewed)).state()).isEqualTo(WarrantState.APPROVED);
    }

    @Test
    void an_update_opens_another_holders_records_by_that_holders_custodian_only() {
        GrantTerms grant = terms().grants().getFirst();
        InstrumentKind kind = terms().kind();
        Officer before = new Officer("before", Set.of(Office.CUSTODY), "示例移动");
        Officer after = new Officer("after", Set.of(Office.CUSTODY), "卡网");
        Instrument reviewed = lifecycle.move(
                REVIEWER,
                approval(OnRecord.submitted(
                        lifecycle, Sample.terms("No 3", kind, Sample.VALIDITY, List.of("示例移动"), grant))));
        Instrument approved = lifecycle.move(before, approval(reviewed));
        assertThat(register.find(approved.id(), after)).isEmpty();

        InstrumentTerms proposed = Sample.terms("No 3", kind, Sample.VALIDITY, List.of("卡网"), grant);
        Instrument waiting = lifecycle.move(
                REVIEWER,
                approval(lifecycle.move(
                        REQUESTER,
                        new Step.Move(approved.id(), approved.generation(), WarrantAction.UPDATE, proposed))));

        assertThat(register.find(waiting.id(), before)).isPresent();
        assertThat(register.queue(before)).isEmpty();
        assertThatThrownBy(() -> lifecycle.move(before, approval(waiting))).satisfies(code(ErrorCode.FORBIDDEN));
        // What is not yet its instrument it does not suspend or revoke.
        assertThat(register.actions(waiting, after)).containsOnly(WarrantAction.APPROVE, WarrantAction.REJECT);
        assertThat(register.queue(after)).containsExactly(waiting);
        Instrument updated = lifecycle.move(after, approval(waiting));
        assertThat(updated.holders()).containsExactly("卡网");
        assertThat(register.find(updated.id(), before)).isEmpty();
    }

    @Test
    void an_edit_voids_the_approvals_and_an_approval_of_another_text_is_none() {
        Instrument submitted = OnRecord.submitted(lifecycle, terms());
        Instrument reviewed = lifecycle.move(REVIEWER, approval(submitted));
        Instrument edited = lifecycle.move(
                REQUESTER, new Step.Move(reviewed.id(), reviewed.generation(), WarrantAction.EDIT, terms("No 1", 6)));
        assertThat(edited.state()).isEqualTo(WarrantState.DRAFT);
        assertThat(edited.approvals()).isEmpty();

        Instrument again =
                lifecycle.move(REQUESTER, new Step.Move(edited.id(), edited.generation(), WarrantAction.SUBMIT));
        Step.Move old = Step.Move.approval(again.id(), again.generation(), WarrantAction.APPROVE, submitted.hash());
        assertThatThrownBy(() -> lifecycle.move(REVIEWER, old)).satisfies(code(ErrorCode.BAD_REQUEST));
        assertThat(OnRecord.approve(lifecycle, again).state()).isEqualTo(WarrantState.APPROVED);
    }

    @Test
    void the_old_scope_holds_until_an_update_is_approved_by_both() {
        Instrument approved = OnRecord.approved(lifecycle, terms("No 1", 2));
        Instrument waiting = lifecycle.move(
                REQUESTER, new Step.Move(approved.id(), approved.generation(), WarrantAction.UPDATE, terms("No 1", 6)));
        assertThat(waiting.state()).isEqualTo(WarrantState.AWAITING_UPDATE);
        assertThat(register.current(waiting.id())).isPresent();
        assertThat(waiting.grants().getFirst().maxHops()).isEqualTo(2);

        Instrument half = lifecycle.move(REVIEWER, approval(waiting));
        assertThat(half.grants().getFirst().maxHops()).isEqualTo(2);
        Instrument whole = lifecycle.move(CUSTODIAN, approval(half));
        assertThat(whole.grants().getFirst().maxHops()).isEqualTo(6);
        assertThat(whole.state()).isEqualTo(WarrantState.APPROVED);
        assertThat(whole.proposal()).isNull();
        assertThat(whole.approvers()).isEqualTo(2);
    }

    @Test
    void a_rejected_update_leaves_what_was_approved() {
        Instrument approved = OnRecord.approved(lifecycle, terms("No 1", 2));
        Instrument waiting = lifecycle.move(
                REQUESTER, new Step.Move(approved.id(), approved.generation(), WarrantAction.UPDATE, terms("No 1", 6)));
        Instrument after = because(lifecycle, REVIEWER, waiting, WarrantAction.REJECT);
        assertThat(after.state()).isEqualTo(WarrantState.APPROVED);
        assertThat(after.hash()).isEqualTo(approved.hash());
        assertThat(register.current(after.id())).isPresent();
    }

    @Test
    void an_emergency_rests_on_one_for_48_hours_and_is_sealed_unless_two_ratify_it() {
        Instrument lapsed = emergency(OnRecord.submitted(lifecycle, terms("No 1", 4)));
        Instrument ratified = emergency(OnRecord.submitted(lifecycle, terms("No 2", 4)));
        assertThat(register.current(lapsed.id())).isPresent();
        ratified = OnRecord.approve(lifecycle, ratified);
        assertThat(ratified.state()).isEqualTo(WarrantState.APPROVED);

        now.set(Sample.NOW.plus(Duration.ofDays(2)).minusNanos(1));
        assertThat(register.current(lapsed.id())).isPresent();
        assertThat(register.sealed(lapsed)).isFalse();
        now.set(Sample.NOW.plus(Duration.ofDays(2)));
        assertThat(register.current(lapsed.id())).isEmpty();
        assertThat(register.sealed(lapsed)).isTrue();
        assertThat(register.state(lapsed)).isEqualTo(WarrantState.EXPIRED);
        assertThat(register.current(ratified.id())).isPresent();
        assertThat(register.sealed(ratified)).isFalse();
    }

    @Test
    void an_emergency_that_ended_unratified_is_reported_once() {
        Instrument lapsed = emergency(OnRecord.submitted(lifecycle, terms()));
        Lapses lapses = new Lapses(new RecordDoor(graph, "registry"), register, OnRecord.KEY, log, clock);
        assertThat(lapses.report()).isEmpty();

        now.set(Sample.NOW.plus(Duration.ofDays(2)));
        assertThat(lapses.report()).containsExactly(lapsed);
        assertThat(lapses.report()).isEmpty();
        assertThat(leaves().getLast()).contains("EMERGENCY_SEALED", lapsed.id());
        assertThat(register.history(lapsed)).anyMatch(event -> event.action().equals("EMERGENCY_SEALED"));
    }

    @Test
    void a_preservation_order_holds_what_it_names_and_reads_nothing() {
        GrantTerms grant = Sample.terms(
                "g1", List.of(Sample.PHONE), Set.of(Category.SALE), Set.of(), Set.of("卡网"), Sample.WINDOW, 0);
        Instrument order = OnRecord.approved(
                lifecycle, Sample.terms("P 1", InstrumentKind.PRESERVATION_ORDER, Sample.VALIDITY, List.of(), grant));
        Instant within = Sample.WINDOW.from();
        Hold hold = register.holds().getFirst();

        assertThat(hold.covers("卡网", Category.SALE, Channel.OFFLINE_SHOP, within))
                .isTrue();
        assertThat(hold.covers("卡网", Category.SALE, Channel.OFFLINE_SHOP, Sample.WINDOW.to()))
                .isFalse();
        assertThat(hold.covers("小店", Category.SALE, Channel.OFFLINE_SHOP, within))
                .isFalse();
        assertThat(hold.covers("卡网", Category.CARD, Channel.OFFLINE_SHOP, within))
                .isFalse();
        assertThat(new Kernel(PolicyMatrix.shipped())
                        .decide(order, AccessRequest.about("g1", Sample.PHONE), Sample.READER, Sample.NOW))
                .isEqualTo(new Decision.Denied(Set.of(Reason.NOT_USABLE)));

        Instrument suspended = because(lifecycle, REVIEWER, order, WarrantAction.SUSPEND);
        assertThat(register.holds()).hasSize(1);
        because(lifecycle, REVIEWER, suspended, WarrantAction.REVOKE);
        assertThat(register.holds()).isEmpty();
    }

    @Test
    void a_consent_reaches_a_persons_own_records_only_and_is_withdrawn_from_now_on() {
        assertThatThrownBy(() -> lifecycle.draft(REQUESTER, consent(EntityKind.CARD, 1)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("own records");
        assertThatThrownBy(() -> lifecycle.draft(REQUESTER, consent(EntityKind.PHONE, 2)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("one hop");
        Instrument consent = OnRecord.approved(lifecycle, consent(EntityKind.PHONE, 1));
        assertThat(register.current(consent.id())).isPresent();
        int before = leaves().size();
        because(lifecycle, REQUESTER, consent, WarrantAction.CANCEL);
        assertThat(register.current(consent.id())).isEmpty();
        // What was read before stays as it is on record; two entries more say when it ended.
        assertThat(leaves()).hasSize(before + 2);
    }

    private static InstrumentTerms consent(EntityKind kind, int hops) {
        return Sample.terms(
                "C 1",
                InstrumentKind.SUBJECT_CONSENT,
                Sample.VALIDITY,
                List.of(),
                Sample.terms(
                        "g1",
                        List.of(new EntityRef(kind, "k")),
                        Set.of(Category.SALE),
                        Set.of(Channel.ONLINE_PLATFORM),
                        null,
                        Sample.WINDOW,
                        hops));
    }

    @Test
    void a_carrier_authorises_its_own_channel_against_fraud_and_nothing_else() {
        GrantTerms own = Sample.terms(
                "g1",
                List.of(Sample.PHONE),
                Set.of(Category.RECHARGE),
                Set.of(Channel.CARRIER),
                null,
                Sample.WINDOW,
                2);
        GrantTerms other = Sample.terms(
                "g1",
                List.of(Sample.PHONE),
                Set.of(Category.RECHARGE),
                Set.of(Channel.CARRIER, Channel.ONLINE_PLATFORM),
                null,
                Sample.WINDOW,
                2);
        assertThatThrownBy(() -> lifecycle.draft(REQUESTER, carrier("反诈", List.of("移动"), other)))
                .hasMessageContaining("own channel");
        assertThatThrownBy(() -> lifecycle.draft(REQUESTER, carrier("反诈", List.of(), own)))
                .hasMessageContaining("carrier that gives it");
        assertThatThrownBy(() -> lifecycle.draft(REQUESTER, carrier("市场分析", List.of("移动"), own)))
                .hasMessageContaining("反诈");
        assertThat(lifecycle
                        .draft(REQUESTER, carrier("电信网络反诈", List.of("移动"), own))
                        .state())
                .isEqualTo(WarrantState.DRAFT);
    }

    private static InstrumentTerms carrier(String purpose, List<String> holders, GrantTerms grant) {
        InstrumentTerms plain =
                Sample.terms("A 1", InstrumentKind.CARRIER_AUTHORISATION, Sample.VALIDITY, holders, grant);
        return new InstrumentTerms(
                plain.number(),
                plain.kind(),
                plain.issuer(),
                plain.holders(),
                plain.caseNumber(),
                null,
                purpose,
                plain.legalBasis(),
                plain.jurisdiction(),
                null,
                false,
                plain.assignees(),
                null,
                plain.validity(),
                plain.grants());
    }

    private Instrument emergency(Instrument submitted) {
        return lifecycle.move(
                REVIEWER,
                Step.Move.approval(
                        submitted.id(), submitted.generation(), WarrantAction.APPROVE_EMERGENCY, submitted.hash()));
    }

    @Test
    void suspension_ends_use_at_once_and_resuming_is_another_generation() {
        Instrument approved = OnRecord.approved(lifecycle, terms());
        Instrument suspended = because(lifecycle, CUSTODIAN, approved, WarrantAction.SUSPEND);
        assertThat(register.current(approved.id())).isEmpty();
        Instrument resumed =
                lifecycle.move(REVIEWER, new Step.Move(suspended.id(), suspended.generation(), WarrantAction.RESUME));
        assertThat(register.current(approved.id()).orElseThrow().generation())
                .isEqualTo(approved.generation() + 2)
                .isEqualTo(resumed.generation());
    }

    @Test
    void what_has_ended_stays_ended() {
        for (WarrantAction end : List.of(WarrantAction.REVOKE, WarrantAction.INVALIDATE)) {
            Instrument ended = because(lifecycle, REVIEWER, OnRecord.approved(lifecycle, terms()), end);
            assertThat(register.current(ended.id())).isEmpty();
            for (WarrantAction action : WarrantAction.values()) {
                assertThat(register.actions(ended, REVIEWER)).doesNotContain(action);
            }
            assertThatThrownBy(() -> because(lifecycle, REVIEWER, ended, WarrantAction.REVOKE))
                    .satisfies(code(ErrorCode.BAD_REQUEST));
        }
        Instrument withdrawn =
                because(lifecycle, REQUESTER, OnRecord.approved(lifecycle, terms()), WarrantAction.CANCEL);
        assertThat(withdrawn.state()).isEqualTo(WarrantState.CANCELLED);
        assertThat(register.current(withdrawn.id())).isEmpty();
    }

    @Test
    void a_lapsed_instrument_can_be_changed_by_nobody_and_the_clock_alone_says_so() {
        Instrument approved = OnRecord.approved(lifecycle, terms());
        now.set(Sample.VALIDITY.to());
        assertThat(register.state(approved)).isEqualTo(WarrantState.EXPIRED);
        assertThat(register.current(approved.id())).isEmpty();
        assertThatThrownBy(() -> because(lifecycle, REVIEWER, approved, WarrantAction.SUSPEND))
                .satisfies(code(ErrorCode.BAD_REQUEST));
        for (int days : List.of(-400, 400)) {
            now.set(Sample.NOW.plus(Duration.ofDays(days)));
            assertThat(register.current(approved.id())).isEmpty();
        }
        now.set(Sample.NOW);
        assertThat(register.current(approved.id())).isPresent();
    }

    @Test
    void an_instrument_that_rests_on_an_mla_approval_falls_with_it() {
        Instrument mla = OnRecord.approved(
                lifecycle, Sample.terms("MLA 1", InstrumentKind.MLA_APPROVAL, Sample.VALIDITY, List.of()));
        InstrumentTerms at = terms();
        InstrumentTerms abroad = new InstrumentTerms(
                at.number(),
                at.kind(),
                at.issuer(),
                at.holders(),
                at.caseNumber(),
                null,
                at.purpose(),
                at.legalBasis(),
                "SG",
                mla.id(),
                false,
                at.assignees(),
                null,
                at.validity(),
                at.grants());
        Instrument resting = OnRecord.approved(lifecycle, abroad);
        assertThat(register.current(resting.id())).isPresent();
        assertThat(register.find(resting.id()).orElseThrow().mlaUsableAt(Sample.NOW))
                .isTrue();
        because(lifecycle, REVIEWER, mla, WarrantAction.REVOKE);
        assertThat(register.current(resting.id())).isEmpty();
    }

    @Test
    void a_decision_on_an_older_generation_changes_nothing() {
        Instrument approved = OnRecord.approved(lifecycle, terms());
        because(lifecycle, REVIEWER, approved, WarrantAction.SUSPEND);
        assertThatThrownBy(() -> because(lifecycle, CUSTODIAN, approved, WarrantAction.REVOKE))
                .satisfies(code(ErrorCode.STALE_GENERATION));
        assertThat(register.find(approved.id()).orElseThrow().state()).isEqualTo(WarrantState.SUSPENDED);
    }

    @Test
    void of_many_decisions_on_one_generation_exactly_one_is_made() throws Exception {
        Instrument approved = OnRecord.approved(lifecycle, terms());
        int made = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                WarrantAction action = i % 2 == 0 ? WarrantAction.SUSPEND : WarrantAction.REVOKE;
                work.add(() -> {
                    try {
                        because(lifecycle, REVIEWER, approved, action);
                        return true;
                    } catch (Refused lost) {
                        return false;
                    }
                });
            }
            for (Future<Boolean> done : threads.invokeAll(work)) {
                made += done.get() ? 1 : 0;
            }
        }
        assertThat(made).isEqualTo(1);
        assertThat(register.find(approved.id()).orElseThrow().generation()).isEqualTo(approved.generation() + 1);
        assertThat(register.history(approved)).hasSize(approved.generation() + 1);
    }

    @Test
    void steps_given_together_are_all_made_or_none() {
        Instrument approved = OnRecord.approved(lifecycle, terms());
        List<Step> steps = List.of(
                new Step.Draft(terms("No 7", 1)),
                new Step.Move(approved.id(), approved.generation() - 1, WarrantAction.UPDATE, terms("No 1", 6)));
        int before = register.all().size();

        assertThatThrownBy(() -> lifecycle.together(REQUESTER, steps)).satisfies(code(ErrorCode.STALE_GENERATION));

        assertThat(register.all()).hasSize(before);
        assertThat(leaves().getLast()).contains("ADMIN_ENDED").contains("STALE_GENERATION");
    }

    @Test
    void every_change_is_on_record_before_and_after_with_hash_and_generation() {
        Instrument approved = OnRecord.approved(lifecycle, terms());

        List<String> leaves = leaves();
        assertThat(leaves).hasSize(8);
        assertThat(leaves.get(6)).contains("WARRANT_APPROVE", approved.id(), "custodian");
        assertThat(leaves.get(7)).contains("ADMIN_ENDED", "DONE", approved.hash(), "\"generation\":4");
        assertThat(register.history(approved).stream().map(WarrantEvent::action))
                .containsExactly("APPROVE", "APPROVE", "SUBMIT", "DRAFT");
    }

    @Test
    void an_id_that_is_no_instruments_is_on_record_without_being_told() {
        Instrument draft = lifecycle.draft(REQUESTER, terms());
        int before = leaves().size();
        for (String id : List.of("13800138000", draft.id())) {
            assertThatThrownBy(
                            () -> lifecycle.move(REVIEWER, Step.Move.because(id, 1, WarrantAction.REVOKE, "a reason")))
                    .satisfies(code(ErrorCode.NOT_FOUND));
        }
        List<String> fresh = leaves().subList(before, leaves().size());
        assertThat(fresh)
                .hasSize(2)
                .allSatisfy(leaf -> assertThat(leaf)
                        .contains("NOT_FOUND", "WARRANT_REVOKE", "reviewer")
                        .doesNotContain("13800138000")
                        .doesNotContain(draft.id()));
        log.close();
        assertThatThrownBy(() -> lifecycle.move(REVIEWER, Step.Move.because("w0", 1, WarrantAction.REVOKE, "a reason")))
                .satisfies(code(ErrorCode.AUDIT_UNAVAILABLE));
    }

    @Test
    void without_a_record_nothing_changes() {
        Instrument approved = OnRecord.approved(lifecycle, terms());
        log.close();
        assertThatThrownBy(() -> because(lifecycle, REVIEWER, approved, WarrantAction.REVOKE))
                .satisfies(code(ErrorCode.AUDIT_UNAVAILABLE));
        assertThat(register.find(approved.id())).contains(approved);
    }

    @Test
    void a_change_returns_only_when_what_was_leaving_has_left() throws Exception {
        Instrument approved = OnRecord.approved(lifecycle, terms());
        Releases.Release leaving = releases.begin(List.of(approved.id()));
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Instrument> revoked =
                    threads.submit(() -> because(lifecycle, REVIEWER, approved, WarrantAction.REVOKE));
            while (register.current(approved.id()).isPresent()) {
                Thread.onSpinWait();
            }
            // Committed, so whoever checks now is refused; but the answer that had passed its check is still leaving.
            assertThat(revoked.isDone()).isFalse();
            leaving.close();
            assertThat(revoked.get(10, TimeUnit.SECONDS).state()).isEqualTo(WarrantState.CANCELLED);
        }
    }

    @Test
    void what_lies_in_the_database_names_nobody_and_does_not_open_when_altered() {
        Instrument approved = OnRecord.approved(lifecycle, terms());
        List<String> bodies = new RecordDoor(graph, "registry")
                .read(records -> records.rows(Register.WARRANT, Map.of("id", approved.id())).stream()
                        .map(row -> row.string("body"))
                        .toList());
        String body = bodies.getFirst();
        assertThat(body).doesNotContain("13900000001").doesNotContain("No 1");
        InstrumentBody opener = new InstrumentBody(OnRecord.KEY);
        assertThat(opener.open(body)).isEqualTo(approved);
        for (int i = 0; i < body.length(); i += 7) {
            char other = body.charAt(i) == 'A' ? 'B' : 'A';
            String altered = body.substring(0, i) + other + body.substring(i + 1);
            assertThatThrownBy(() -> opener.open(altered)).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void terms_that_the_law_does_not_know_are_refused_before_anything_is_stored() {
        InstrumentTerms threeMonthsAndADay = Sample.terms(
                "T",
                InstrumentKind.TECHNICAL_DECISION,
                new Interval(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-04-02T00:00:00Z")),
                List.of(),
                terms().grants().getFirst());
        assertThatThrownBy(() -> lifecycle.draft(REQUESTER, threeMonthsAndADay))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("three months");
        assertThat(register.all()).isEmpty();
        assertThat(leaves()).isEmpty();
    }

    private List<String> leaves() {
        return AuditReader.leaves(folder.resolve("audit")).stream()
                .map(Leaf::text)
                .toList();
    }

    private static Consumer<Throwable> code(ErrorCode code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        CardtrailException.class,
                        known -> assertThat(known.code()).isEqualTo(code));
    }
}
