package io.cardtrail.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Interval;
import io.cardtrail.warrant.Approval;
import io.cardtrail.warrant.Duty;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.Proposal;
import io.cardtrail.warrant.Sample;
import io.cardtrail.warrant.WarrantState;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random walks over the life-cycle beside the table it is designed as. {@code -Dlifecycle.seed} repeats a run. */
class TransitionsTest {
    private static final int WALKS = Integer.getInteger("lifecycle.walks", 10_000);
    private static final int STEPS = 40;

    private static final List<Officer> OFFICERS = List.of(
            new Officer("requester", Set.of(Office.REQUEST), null),
            new Officer("requester", Set.of(Office.REQUEST, Office.REVIEW, Office.CUSTODY), "甲"),
            new Officer("requester", Set.of(), null),
            new Officer("colleague", Set.of(Office.REQUEST), null),
            new Officer("reader", Set.of(Office.REQUEST, Office.REVIEW, Office.CUSTODY), "甲"),
            new Officer("reviewer", Set.of(Office.REVIEW), null),
            new Officer("second reviewer", Set.of(Office.REVIEW), null),
            new Officer("custodian", Set.of(Office.CUSTODY), null),
            new Officer("custodian of one", Set.of(Office.CUSTODY), "甲"),
            new Officer("custodian of another", Set.of(Office.CUSTODY), "乙"),
            new Officer("both", Set.of(Office.REVIEW, Office.CUSTODY), "甲"),
            new Officer("auditor", Set.of(Office.AUDIT), null),
            new Officer("nobody", Set.of(), null));

    private static final Map<String, String> HOLDERS =
            Map.of("custodian of one", "甲", "custodian of another", "乙", "both", "甲");

    private final long seed = Long.getLong("lifecycle.seed", new SecureRandom().nextLong());
    private final Random random = new Random(seed);
    private final Map<WarrantState, Integer> reached = new EnumMap<>(WarrantState.class);

    @Test
    void random_walks_go_as_the_table_says() {
        System.out.println("life-cycle walks: -Dlifecycle.seed=" + seed);
        Set<String> outcomes = new TreeSet<>();
        for (int i = 0; i < WALKS; i++) {
            walk(outcomes);
        }
        // Every state is reached and every step made and refused, or agreeing means little.
        assertThat(reached.keySet()).isEqualTo(EnumSet.allOf(WarrantState.class));
        for (WarrantAction action : WarrantAction.values()) {
            for (String outcome : List.of("DONE", "NOT_FOUND", "STALE_GENERATION", "BAD_REQUEST")) {
                assertThat(outcomes).contains(action + " " + outcome);
            }
        }
        assertThat(outcomes).contains("an update changes the holders");
    }

    private void walk(Set<String> outcomes) {
        Instant now = Sample.NOW;
        Instrument instrument = Transitions.draft("w", OFFICERS.getFirst(), terms());
        LifecycleModel model = new LifecycleModel("requester", instrument.terms());
        for (int i = 0; i < STEPS; i++) {
            // Mostly hours, now and then a year and more, both ways.
            now = now.plus(
                    random.nextInt(12) > 0
                            ? Duration.ofHours(random.nextInt(6))
                            : Duration.ofDays(random.nextInt(801) - 400L));
            if (random.nextInt(8) == 0) {
                now = Sample.NOW;
            }
            Officer officer = OFFICERS.get(random.nextInt(OFFICERS.size()));
            Step.Move move = move(instrument);
            Instrument before = instrument;
            String expected = model.step(officer, move, now);
            String actual;
            try {
                instrument = Transitions.apply(before, officer, move, now);
                actual = "DONE";
            } catch (Refused refused) {
                actual = refused.code().name();
            }
            String what = "seed " + seed + ": " + officer + " " + move.action() + " in " + before.state();
            assertThat(actual).as(what).isEqualTo(expected);
            same(instrument, model, now, what);
            alike(before, instrument, officer, move, actual, now, what);
            outcomes.add(move.action() + " " + actual);
            if (before.proposal() != null
                    && instrument.state() == WarrantState.APPROVED
                    && move.action() == WarrantAction.APPROVE
                    && !instrument.holders().equals(before.holders())) {
                outcomes.add("an update changes the holders");
            }
            reached.merge(instrument.stateAt(now), 1, Integer::sum);
        }
    }

    private static void same(Instrument instrument, LifecycleModel model, Instant now, String what) {
        assertThat(instrument.state().name()).as(what).isEqualTo(model.state);
        assertThat(instrument.stateAt(now).name()).as(what).isEqualTo(model.shown(now));
        assertThat(instrument.generation()).as(what).isEqualTo(model.generation);
        assertThat(instrument.terms()).as(what).isEqualTo(model.terms);
        Proposal proposal = instrument.proposal();
        assertThat(proposal == null ? null : proposal.terms()).as(what).isEqualTo(model.proposed);
        for (Officer officer : OFFICERS) {
            assertThat(Transitions.visible(instrument, officer)).as(what).isEqualTo(model.sees(officer));
        }
    }

    /** What must hold of every step, whatever the table says. */
    private static void alike(
            Instrument before,
            Instrument after,
            Officer officer,
            Step.Move move,
            String outcome,
            Instant now,
            String what) {
        assertThat(after.generation() - before.generation()).as(what).isEqualTo(outcome.equals("DONE") ? 1 : 0);
        switch (before.state()) {
            case REJECTED, CANCELLED, INVALID, EXPIRED ->
                assertThat(after).as(what).isSameAs(before);
            case DRAFT, SUBMITTED, APPROVED, EMERGENCY, AWAITING_UPDATE, SUSPENDED -> {}
        }
        if (before.stateAt(now) == WarrantState.EXPIRED) {
            assertThat(after).as(what).isSameAs(before);
            assertThat(Transitions.allowed(before, officer, now)).as(what).isEmpty();
        }
        if (outcome.equals("DONE")) {
            assertThat(Transitions.allowed(before, officer, now)).as(what).contains(move.action());
        }
        Set<String> people = new TreeSet<>(List.of(after.requester()));
        after.approvals().stream()
                .filter(approval -> approval.hash().equals(after.terms().hash()))
                .map(Approval::account)
                .forEach(people::add);
        switch (after.state()) {
            case APPROVED, AWAITING_UPDATE, SUSPENDED ->
                assertThat(people).as(what).hasSizeGreaterThanOrEqualTo(3);
            case EMERGENCY -> {
                assertThat(people).as(what).hasSizeGreaterThanOrEqualTo(2);
                Instant begun = after.emergency().orElseThrow().at();
                assertThat(after.usableAt(begun.plus(Duration.ofDays(2))))
                        .as(what)
                        .isFalse();
            }
            case DRAFT, SUBMITTED, REJECTED, CANCELLED, EXPIRED, INVALID ->
                assertThat(after.usableAt(now)).as(what).isFalse();
        }
        assertThat(people).as(what).doesNotContain("reader");
        after.approvals().stream()
                .filter(approval -> approval.duty() == Duty.CUSTODY)
                .filter(approval -> !after.holders().isEmpty())
                .map(approval -> HOLDERS.getOrDefault(approval.account(), "nobody's"))
                .forEach(holder -> assertThat(after.holders()).as(what).contains(holder));
    }

    @Test
    void what_an_officer_may_not_know_of_is_answered_like_what_is_not_there() {
        Officer nobody = new Officer("nobody", Set.of(Office.REQUEST), null);
        Instrument draft = Transitions.draft("w", OFFICERS.getFirst(), terms());
        for (WarrantAction action : WarrantAction.values()) {
            for (int generation : new int[] {0, 1, 2}) {
                Step.Move move = new Step.Move("w", generation, action);
                assertThat(refusal(draft, nobody, move))
                        .isEqualTo(Refused.absent().getMessage());
            }
        }
    }

    private static String refusal(Instrument instrument, Officer officer, Step.Move move) {
        try {
            Transitions.apply(instrument, officer, move, Sample.NOW);
            return "";
        } catch (Refused refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private Step.Move move(Instrument instrument) {
        Proposal proposal = instrument.proposal();
        String hash = proposal == null ? instrument.hash() : proposal.hash();
        return new Step.Move(
                "w",
                instrument.generation() + (random.nextInt(20) == 0 ? random.nextInt(3) - 1 : 0),
                action(instrument.state()),
                random.nextInt(20) == 0 ? null : terms(),
                random.nextInt(20) == 0 ? orNull("0".repeat(64)) : hash,
                random.nextInt(20) == 0 ? orNull(" ") : "a reason");
    }

    /** Any, and every second time what leads on: by chance alone no walk comes to the end of an update. */
    private WarrantAction action(WarrantState state) {
        WarrantAction[] actions = WarrantAction.values();
        WarrantAction any = actions[random.nextInt(actions.length)];
        return random.nextBoolean()
                ? any
                : switch (state) {
                    case DRAFT -> WarrantAction.SUBMIT;
                    case SUBMITTED, EMERGENCY, AWAITING_UPDATE -> WarrantAction.APPROVE;
                    case APPROVED -> WarrantAction.UPDATE;
                    case SUSPENDED -> WarrantAction.RESUME;
                    case REJECTED, CANCELLED, EXPIRED, INVALID -> any;
                };
    }

    private @Nullable String orNull(String text) {
        return random.nextBoolean() ? text : null;
    }

    private InstrumentTerms terms() {
        return Sample.terms(
                "No " + random.nextInt(3),
                random.nextInt(6) > 0 ? InstrumentKind.TECHNICAL_DECISION : InstrumentKind.POLICE_NOTICE,
                new Interval(
                        Sample.NOW.minus(Duration.ofDays(random.nextInt(60))),
                        Sample.NOW.plus(Duration.ofDays(1 + random.nextInt(120)))),
                random.nextBoolean() ? List.of() : random.nextInt(3) > 0 ? List.of("甲") : List.of("乙"),
                Sample.terms(
                        "g1",
                        List.of(Sample.PHONE),
                        Set.of(Category.CARD),
                        Set.of(Channel.CARRIER),
                        null,
                        Sample.WINDOW,
                        random.nextInt(3)));
    }
}
