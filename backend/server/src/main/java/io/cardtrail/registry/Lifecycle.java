package io.cardtrail.registry;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.Entry;
import io.cardtrail.graph.Query;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.Row;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.ErrorCode;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.Proposal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where instruments change. A change is on record before it is made and again when it is made or has failed; steps
 * given together are committed in one transaction or not at all; and it returns only when no answer that was worked out under the
 * old instrument is still leaving this replica. Thread-safe.
 */
public final class Lifecycle {
    static final Query TAKE = Query.named("registry/take-warrant");
    static final Query CREATE = Query.named("registry/create-warrant");
    static final Query CHANGE = Query.named("registry/change-warrant");
    static final Query NOTE = Query.named("registry/note-event");

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Longer than any answer takes to leave: a connection that takes no bytes is cut by then. */
    private static final Duration DRAIN = Duration.ofSeconds(60);

    private final RecordDoor door;
    private final InstrumentBody bodies;
    private final Register register;
    private final AuditLog log;
    private final Releases releases;
    private final Clock clock;

    /**
     * The life-cycle over one register's database.
     *
     * @param clock of validity and approvals
     */
    public Lifecycle(RecordDoor door, Register register, EdgeKey key, AuditLog log, Releases releases, Clock clock) {
        this.door = door;
        this.bodies = new InstrumentBody(key);
        this.register = register;
        this.log = log;
        this.releases = releases;
        this.clock = clock;
    }

    /** {@return a new instrument in state DRAFT, requested by {@code officer}} */
    public Instrument draft(Officer officer, InstrumentTerms terms) {
        return together(officer, List.of(new Step.Draft(terms))).getFirst();
    }

    /**
     * {@return the instrument after the move}
     *
     * @throws Refused if it is not made
     */
    public Instrument move(Officer officer, Step.Move move) {
        return together(officer, List.of(move)).getFirst();
    }

    /**
     * Makes all steps or none.
     *
     * @return the instruments afterwards, in the order of the steps
     * @throws Refused for the first step that is not made
     * @throws io.cardtrail.model.BadRequest for the first terms that are none
     */
    public List<Instrument> together(Officer officer, List<Step> steps) {
        return together(officer, steps, (records, made) -> {});
    }

    /** What is written in the same transaction as the steps. */
    @FunctionalInterface
    interface Along {
        /** May run more than once, as the steps may. */
        void write(RecordDoor.Records records, List<Instrument> made);
    }

    List<Instrument> together(Officer officer, List<Step> steps, Along along) {
        List<Planned> planned = new ArrayList<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Draft draft -> {
                    TermsRules.check(draft.terms());
                    planned.add(new Planned(step, freshId()));
                }
                case Step.Move move -> {
                    if (move.terms() != null) {
                        TermsRules.check(move.terms());
                    }
                    planned.add(new Planned(step, move.id()));
                }
            }
        }
        planned.forEach(plan -> known(officer, plan));
        List<String> begun = planned.stream().map(plan -> begin(officer, plan)).toList();
        List<Instrument> made;
        try {
            Instant now = clock.instant();
            made = door.write(records -> {
                List<Instrument> all = planned.stream()
                        .map(plan -> make(records, officer, plan, now))
                        .toList();
                along.write(records, all);
                return all;
            });
        } catch (CardtrailException refused) {
            begun.forEach(token -> failed(officer, token, refused.code()));
            throw refused;
        } catch (RuntimeException fault) {
            begun.forEach(token -> failed(officer, token, ErrorCode.INTERNAL));
            throw fault;
        }
        for (Instrument changed : made) {
            if (!releases.drain(changed.id(), DRAIN)) {
                LOG.warn("an answer was still leaving {} s after its instrument changed", DRAIN.toSeconds());
            }
        }
        for (int i = 0; i < made.size(); i++) {
            Instrument after = made.get(i);
            log.append(
                    new Entry.AdminEnded(officer.account(), begun.get(i), "DONE", after.generation(), decided(after)));
        }
        return made;
    }

    /**
     * An instrument that is not for this account is refused before its lock is taken, by the reading by which one that is not there is:
     * taking the lock and giving it back would take longer, and so tell that there is one. Both are on record as what is not there: an id
     * that was looked up in vain is the caller's text, which may name somebody, and only what was found stands in the log as it is.
     */
    private void known(Officer officer, Planned plan) {
        switch (plan.step()) {
            case Step.Draft draft -> {}
            case Step.Move move -> {
                if (register.find(move.id(), officer).isEmpty()) {
                    log.append(new Entry.NotFound(officer.account(), move.id(), "WARRANT_" + plan.action()));
                    throw Refused.absent();
                }
            }
        }
    }

    private record Planned(Step step, String id) {
        String action() {
            return switch (step) {
                case Step.Draft draft -> "DRAFT";
                case Step.Move move -> move.action().name();
            };
        }
    }

    private String begin(Officer officer, Planned plan) {
        Map<String, @Nullable Object> detail = new HashMap<>();
        detail.put("action", plan.action());
        switch (plan.step()) {
            case Step.Draft draft -> detail.put("hash", draft.terms().hash());
            case Step.Move move -> {
                InstrumentTerms terms = move.terms();
                detail.put("generation", move.generation());
                detail.put("hash", terms == null ? move.hash() : terms.hash());
                detail.put("reason", move.reason());
            }
        }
        return log.append(new Entry.Admin(
                        officer.account(), "WARRANT_" + plan.action(), plan.id(), CanonicalJson.of(detail)))
                .token();
    }

    private void failed(Officer officer, String begun, ErrorCode code) {
        log.append(new Entry.AdminEnded(officer.account(), begun, code.name(), 0, ""));
    }

    private Instrument make(RecordDoor.Records records, Officer officer, Planned plan, Instant now) {
        return switch (plan.step()) {
            case Step.Draft draft -> {
                Instrument made = Transitions.draft(plan.id(), officer, draft.terms());
                records.rows(
                        CREATE,
                        Map.of(
                                "id", made.id(),
                                "created", now.toEpochMilli(),
                                "generation", made.generation(),
                                "body", bodies.seal(made)));
                note(records, officer, plan, made, null, now);
                yield made;
            }
            case Step.Move move -> {
                Row row = records.rows(TAKE, Map.of("id", move.id(), "by", freshId())).stream()
                        .findFirst()
                        .orElseThrow(Refused::absent);
                Instrument before = bodies.open(row.string("body"));
                if (!before.id().equals(move.id())) {
                    throw new IllegalStateException("the database has another instrument's text under this id");
                }
                Instrument after = Transitions.apply(before, officer, move, now);
                records.rows(
                        CHANGE, Map.of("id", after.id(), "generation", after.generation(), "body", bodies.seal(after)));
                note(records, officer, plan, after, move.reason(), now);
                yield after;
            }
        };
    }

    private void note(
            RecordDoor.Records records,
            Officer officer,
            Planned plan,
            Instrument after,
            @Nullable String reason,
            Instant now) {
        WarrantEvent event = new WarrantEvent(
                now, officer.account(), plan.action(), after.state(), after.generation(), reason, decided(after));
        records.rows(
                NOTE,
                Map.of(
                        "id", after.id() + "." + after.generation(),
                        "warrant", after.id(),
                        "generation", after.generation(),
                        "body", bodies.seal(event)));
    }

    /** {@return the hash of what the step was about: a proposal while there is one} */
    private static String decided(Instrument after) {
        Proposal proposal = after.proposal();
        return proposal == null ? after.hash() : proposal.hash();
    }

    private static String freshId() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return "w" + HexFormat.of().formatHex(bytes);
    }
}
