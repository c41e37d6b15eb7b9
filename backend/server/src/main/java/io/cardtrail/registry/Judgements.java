package io.cardtrail.registry;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.Entry;
import io.cardtrail.graph.InstrumentChanged;
import io.cardtrail.graph.JudgementBody;
import io.cardtrail.graph.Query;
import io.cardtrail.graph.ReadDoor;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.Row;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.ErrorCode;
import io.cardtrail.model.IdentityClaim;
import io.cardtrail.model.Judgement;
import io.cardtrail.model.JudgementState;
import io.cardtrail.warrant.Grant;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one place where judgements on identity are made and taken back. That the grant covers both ends and every row cited was found
 * by the reading just before; here the instrument is locked and must still be what that reading rested on. A judgement is on record
 * before it is made and again when it is made or has failed. Thread-safe.
 */
public final class Judgements {
    static final Query HOLDING = Query.named("registry/judgement-holding");
    static final Query CREATE = Query.named("registry/create-judgement");
    static final Query TIE = Query.named("registry/tie-judgement");
    static final Query TAKE = Query.named("registry/take-judgement");
    static final Query WITHDRAW = Query.named("registry/withdraw-judgement");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LONGEST_REASON = 2_000;

    private final RecordDoor door;
    private final InstrumentLock lock;
    private final JudgementBody bodies;
    private final EdgeKey key;
    private final AuditLog log;
    private final Clock clock;

    /** Judgements in the register's database. */
    public Judgements(RecordDoor door, EdgeKey key, AuditLog log, Clock clock) {
        this.door = door;
        this.lock = new InstrumentLock(key);
        this.bodies = new JudgementBody(key);
        this.key = key;
        this.log = log;
        this.clock = clock;
    }

    /** What a person says to a claim. */
    public enum Verdict {
        CONFIRM(JudgementState.CONFIRMED),
        REJECT(JudgementState.REJECTED);

        private final JudgementState state;

        Verdict(JudgementState state) {
            this.state = state;
        }
    }

    /**
     * {@return the judgement on a claim that a reading under {@code grant} has just found}
     *
     * @param digest of the claim, for the record
     * @throws BadRequest if no reason is given
     * @throws Refused if somebody was first, or something it rests on is gone
     * @throws InstrumentChanged if the instrument is not what the grant was made from any more
     */
    public Judgement decide(
            String account, Grant grant, IdentityClaim claim, String digest, Verdict verdict, String reason) {
        checkReason(reason);
        String id = freshId();
        return recorded(account, grant, id, verdict.name(), digest, reason, records -> {
            lock.hold(records, grant.instrument(), id);
            String slot = slot(grant, claim);
            List<Row> holding = records.rows(HOLDING, Map.of("slot", slot));
            if (!holding.isEmpty() && !holding.getFirst().string("id").equals(id)) {
                throw Refused.judgedMeanwhile();
            }
            Instant now = clock.instant();
            Judgement made = new Judgement(
                    id,
                    claim,
                    List.of(
                            event(now, JudgementState.PROPOSED, claim.rule(), grant, null),
                            event(now, verdict.state, account, grant, reason)));
            if (holding.isEmpty()) {
                store(records, made, slot);
            }
            return made;
        });
    }

    /**
     * {@return the judgement, withdrawn; it stays on record with all it rested on}
     *
     * @param seen as a reading under {@code grant} has just found it
     * @throws Refused if somebody was first
     */
    public Judgement withdraw(String account, Grant grant, Judgement seen, String digest, String reason) {
        checkReason(reason);
        return recorded(account, grant, seen.id(), "WITHDRAW", digest, reason, records -> {
            String by = freshId();
            lock.hold(records, grant.instrument(), by);
            Row row = records.rows(TAKE, Map.of("id", seen.id(), "by", by)).stream()
                    .findFirst()
                    .orElseThrow(Refused::noCandidate);
            Judgement before = bodies.open(seen.id(), row.string("body"));
            if (!before.equals(seen) || !before.open()) {
                throw Refused.judgedMeanwhile();
            }
            List<Judgement.Event> events = new ArrayList<>(before.events());
            events.add(event(clock.instant(), JudgementState.WITHDRAWN, account, grant, reason));
            Judgement after = new Judgement(before.id(), before.claim(), events);
            records.rows(WITHDRAW, Map.of("id", after.id(), "body", bodies.seal(after)));
            return after;
        });
    }

    private Judgement recorded(
            String account,
            Grant grant,
            String id,
            String action,
            String digest,
            String reason,
            Function<RecordDoor.Records, Judgement> work) {
        String begun = log.append(new Entry.Judging(
                        account,
                        ReadDoor.authority(grant.instrument(), grant.policyHash()),
                        grant.terms().id(),
                        id,
                        action,
                        digest,
                        reason))
                .token();
        Judgement judged;
        try {
            judged = door.write(work);
        } catch (CardtrailException refused) {
            log.append(new Entry.JudgingEnded(account, begun, refused.code().name()));
            throw refused;
        } catch (RuntimeException fault) {
            log.append(new Entry.JudgingEnded(account, begun, ErrorCode.INTERNAL.name()));
            throw fault;
        }
        log.append(new Entry.JudgingEnded(account, begun, "DONE"));
        return judged;
    }

    private void store(RecordDoor.Records records, Judgement made, String slot) {
        IdentityClaim claim = made.claim();
        List<String> cited = List.copyOf(claim.cited());
        records.rows(
                CREATE, Map.of("id", made.id(), "slot", slot, "cites", (long) cited.size(), "body", bodies.seal(made)));
        List<Map<String, String>> ends = List.of(end(claim.left()), end(claim.right()));
        Row tied = records.rows(TIE, Map.of("id", made.id(), "ends", ends, "acts", cited))
                .getFirst();
        if (tied.number("ends") != ends.size() || tied.number("acts") != cited.size()) {
            // Deleted since it was read.
            throw Refused.noCandidate();
        }
    }

    private static Map<String, String> end(EntityRef ref) {
        return Map.of("label", ref.kind().label(), "key", ref.key());
    }

    /** One judgement at a time holds for two ends under the terms of one grant; other terms are another matter. */
    private String slot(Grant grant, IdentityClaim claim) {
        return key.hash("judgement "
                + CanonicalJson.of(List.of(
                        grant.instrument().id(),
                        grant.instrument().hash(),
                        grant.terms().id(),
                        claim.left().kind().name(),
                        claim.left().key(),
                        claim.right().kind().name(),
                        claim.right().key())));
    }

    private static Judgement.Event event(
            Instant at, JudgementState state, String actor, Grant grant, @Nullable String reason) {
        return new Judgement.Event(
                at,
                state,
                actor,
                grant.instrument().id(),
                grant.instrument().generation(),
                grant.terms().id(),
                reason);
    }

    private static void checkReason(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new BadRequest("reason must be 1 to " + LONGEST_REASON + " characters and not blank");
        }
    }

    private static String freshId() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return "j" + HexFormat.of().formatHex(bytes);
    }
}
