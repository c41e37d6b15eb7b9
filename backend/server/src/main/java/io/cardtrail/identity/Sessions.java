package io.cardtrail.identity;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.RecordDoor.Records;
import io.cardtrail.graph.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. Sessions lie in the graph, by the digest of their secret, and every request looks there: what was ended a moment
 * ago, on whichever replica, is ended. Thread-safe.
 */
public final class Sessions {
    /** However busy, a session ends after this. */
    public static final Duration ABSOLUTE = Duration.ofHours(12);
    /** How long a confirmation counts. */
    static final Duration STEP_UP = Duration.ofMinutes(5);
    /** Use is noted no more often than this, so idling is measured this exactly. */
    private static final Duration NOTE = Duration.ofMinutes(1);

    private static final Query OPEN = Query.named("identity/open-session");
    private static final Query SESSION = Query.named("identity/session");
    private static final Query SEEN = Query.named("identity/seen");
    private static final Query END = Query.named("identity/end-session");
    private static final Query END_ALL = Query.named("identity/end-sessions");
    private static final Query SWEEP = Query.named("identity/sweep-sessions");

    private final RecordDoor door;
    private final Clock clock;
    private final Duration idle;

    /**
     * The sessions of an installation.
     *
     * @param clock the machine's own: how long a session lives has nothing to do with a fixed one
     * @param idle a session nobody uses for this long has ended
     */
    public Sessions(RecordDoor door, Clock clock, Duration idle) {
        this.door = door;
        this.clock = clock;
        this.idle = idle;
    }

    /** {@return whose session this is; empty for none, and for one that has ended in any way} */
    public Optional<Session> find(String secret) {
        Instant now = clock.instant();
        String digest = Secrets.digest(secret);
        Optional<Row> row = door
                .read(records -> records.rows(
                        SESSION,
                        Map.of(
                                "digest", digest,
                                "now", now.toEpochMilli(),
                                "idleSince", now.minus(idle).toEpochMilli())))
                .stream()
                .findFirst();
        row.filter(found ->
                        Instant.ofEpochMilli(found.number("seenAt")).plus(NOTE).isBefore(now))
                .ifPresent(found ->
                        door.write(records -> records.rows(SEEN, Map.of("digest", digest, "now", now.toEpochMilli()))));
        return row.map(found -> session(digest, found));
    }

    private static Session session(String digest, Row row) {
        Long steppedUp = row.numberOrNull("steppedUpUntil");
        return new Session(
                StaffRow.of(row).account(),
                SignInMethod.valueOf(row.string("method")),
                digest,
                Instant.ofEpochMilli(row.number("until")),
                steppedUp == null ? null : Instant.ofEpochMilli(steppedUp));
    }

    /**
     * {@return the secret of a new session of {@code name}}
     *
     * @param instead the session it takes the place of; null for none
     * @throws SignInRefused if the account or the session to be replaced is gone meanwhile
     */
    String open(String name, SignInMethod method, @Nullable Session instead, @Nullable Instant steppedUpUntil) {
        String secret = Secrets.fresh();
        door.write(records -> {
            open(records, name, secret, method, instead, steppedUpUntil);
            return secret;
        });
        return secret;
    }

    private void open(
            Records records,
            String name,
            String secret,
            SignInMethod method,
            @Nullable Session instead,
            @Nullable Instant steppedUpUntil) {
        Instant now = clock.instant();
        sweep(records, now);
        Instant until = now.plus(ABSOLUTE);
        if (instead != null) {
            if (records.rows(END, Map.of("digest", instead.digest())).getFirst().number("ended") == 0) {
                throw new SignInRefused();
            }
            // Confirming who one is does not make a day longer.
            until = instead.account().name().equals(name) ? instead.until() : until;
        }
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("name", name);
        params.put("digest", Secrets.digest(secret));
        params.put("method", method.name());
        params.put("at", now.toEpochMilli());
        params.put("until", until.toEpochMilli());
        params.put("steppedUpUntil", steppedUpUntil == null ? null : steppedUpUntil.toEpochMilli());
        List<Row> opened = records.rows(OPEN, params);
        if (opened.isEmpty()) {
            throw new SignInRefused();
        }
    }

    private void sweep(Records records, Instant now) {
        records.rows(
                SWEEP,
                Map.of("now", now.toEpochMilli(), "idleSince", now.minus(idle).toEpochMilli()));
    }

    /** Ends a session; one that is none is no error. */
    public void end(String secret) {
        door.write(records -> records.rows(END, Map.of("digest", Secrets.digest(secret))));
    }

    /** Ends every session of an account inside the caller's transaction, but for one. */
    static void endAll(Records records, String name, @Nullable Session except) {
        records.rows(END_ALL, Map.of("name", name, "except", except == null ? "" : except.digest()));
    }
}
