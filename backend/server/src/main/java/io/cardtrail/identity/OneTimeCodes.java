package io.cardtrail.identity;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.RecordDoor.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Codes that work once and not for long, inside a transaction of the caller's. Only digests are stored. */
final class OneTimeCodes {
    private static final Query ISSUE = Query.named("identity/issue-code");
    private static final Query CODE = Query.named("identity/code");
    private static final Query USE = Query.named("identity/use-code");
    private static final Query DROP = Query.named("identity/drop-codes");
    private static final Query SWEEP = Query.named("identity/sweep-codes");

    private final Records records;

    OneTimeCodes(Records records) {
        this.records = records;
    }

    /** What a code is good for. */
    enum Purpose {
        SIGN_IN(Duration.ofMinutes(15)),
        SET_PASSWORD(Duration.ofHours(24));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }
    }

    /** Keeps a code for an account; one that sets a password takes the place of those before it. */
    void issue(String name, String digest, Purpose purpose, Instant now) {
        records.rows(SWEEP, Map.of("now", now.toEpochMilli()));
        if (purpose == Purpose.SET_PASSWORD) {
            drop(name, purpose);
        }
        Map<String, Object> params = Map.of(
                "name",
                name,
                "digest",
                digest,
                "purpose",
                purpose.name(),
                "until",
                now.plus(purpose.life).toEpochMilli());
        if (records.rows(ISSUE, params).isEmpty()) {
            throw new NoSuchAccount("account, or it is disabled");
        }
    }

    /** {@return whose code it is, without using it} */
    Optional<String> find(String digest, Purpose purpose, Instant now) {
        return rows(CODE, digest, purpose, now);
    }

    /** {@return whose code it was; empty for a second use, and whenever it does not count} */
    Optional<String> use(String digest, Purpose purpose, Instant now) {
        return rows(USE, digest, purpose, now);
    }

    void drop(String name, Purpose purpose) {
        records.rows(DROP, Map.of("name", name, "purpose", purpose.name()));
    }

    private Optional<String> rows(Query query, String digest, Purpose purpose, Instant now) {
        return records
                .rows(query, Map.of("digest", digest, "purpose", purpose.name(), "now", now.toEpochMilli()))
                .stream()
                .map(row -> row.string("name"))
                .findFirst();
    }
}
