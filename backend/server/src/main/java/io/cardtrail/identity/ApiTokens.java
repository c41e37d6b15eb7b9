package io.cardtrail.identity;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.graph.Query;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.RecordDoor.Records;
import io.cardtrail.graph.Row;
import io.cardtrail.model.BadRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * API tokens: 256 random bits, kept as a digest, with an end and a subset of their account's roles. A token never administers, never
 * approves and issues no other token. Every use looks into the graph, so a revoked one is refused at once. Thread-safe.
 */
public final class ApiTokens {
    /** How long a token lives unless its owner says otherwise. */
    public static final int USUAL_DAYS = 90;

    private static final int MOST_DAYS = 365;
    private static final int MOST = 50;
    private static final int LONGEST_NAME = 60;
    private static final Duration NOTE = Duration.ofMinutes(1);

    private static final Query ISSUE = Query.named("identity/issue-token");
    private static final Query TOKEN = Query.named("identity/token");
    private static final Query USED = Query.named("identity/token-used");
    private static final Query BY_ID = Query.named("identity/token-by-id");
    private static final Query OF_ACCOUNT = Query.named("identity/tokens");
    private static final Query REVOKE = Query.named("identity/revoke-token");
    private static final Query REVOKE_ALL = Query.named("identity/revoke-tokens");

    private final RecordDoor door;
    private final Recorded recorded;
    private final Clock clock;

    public ApiTokens(RecordDoor door, AuditLog log, Clock clock) {
        this.door = door;
        this.recorded = new Recorded(log);
        this.clock = clock;
    }

    /** A new token with its secret, which is shown once. */
    public record Issued(ApiToken token, String secret) {}

    /**
     * {@return whose token this is, with no more roles than the token has}
     *
     * <p>Empty for an unknown, revoked or expired one, and where the account is disabled.
     */
    public Optional<Account> bearer(String secret) {
        Instant now = clock.instant();
        Optional<Row> found = door
                .read(records ->
                        records.rows(TOKEN, Map.of("digest", Secrets.digest(secret), "now", now.toEpochMilli())))
                .stream()
                .findFirst();
        found.filter(row -> {
                    Long used = row.numberOrNull("usedAt");
                    return used == null || Instant.ofEpochMilli(used).plus(NOTE).isBefore(now);
                })
                .ifPresent(row -> door.write(
                        records -> records.rows(USED, Map.of("id", row.string("id"), "now", now.toEpochMilli()))));
        return found.map(row -> narrowed(StaffRow.of(row).account(), StaffRow.roles(row.strings("tokenRoles"))));
    }

    /** {@return the account with no role that is not among {@code roles}, and never ADMIN} */
    static Account narrowed(Account account, Set<AccountRole> roles) {
        EnumSet<AccountRole> both = EnumSet.noneOf(AccountRole.class);
        both.addAll(account.roles());
        both.retainAll(roles);
        both.remove(AccountRole.ADMIN);
        return new Account(account.name(), both, account.holder(), account.jurisdiction());
    }

    /**
     * Issues a token for the caller's own account.
     *
     * @param days until it expires, 1 to 365
     * @throws BadRequest if a value is unusable
     */
    public Issued issue(Account owner, String name, Set<AccountRole> roles, int days) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw AccountComplaint.TOKEN_NAME.refused(LONGEST_NAME);
        }
        if (days < 1 || days > MOST_DAYS) {
            throw AccountComplaint.TOKEN_DAYS.refused(days, MOST_DAYS);
        }
        if (roles.isEmpty() || !owner.roles().containsAll(roles)) {
            throw AccountComplaint.TOKEN_ROLES.refused();
        }
        if (roles.contains(AccountRole.ADMIN)) {
            throw AccountComplaint.TOKEN_OF_ADMIN.forbidden();
        }
        if (of(owner.name()).size() >= MOST) {
            throw AccountComplaint.TOO_MANY_TOKENS.refused(MOST);
        }
        String id = UUID.randomUUID().toString();
        return recorded.act(
                owner.name(),
                "ISSUE_TOKEN",
                id,
                StaffRow.names(roles) + " " + days,
                () -> write(owner.name(), id, name, roles, days));
    }

    /** {@return a token by which a demonstration's or a test's program speaks, in place of the one of the last start} */
    public String issueAnew(String account, String name, Set<AccountRole> roles) {
        String id = UUID.randomUUID().toString();
        return recorded.act("server", "ISSUE_TOKEN", id, account, () -> {
                    door.write(records -> {
                        revokeAll(records, account, name);
                        return name;
                    });
                    return write(account, id, name, roles, USUAL_DAYS);
                })
                .secret();
    }

    private Issued write(String owner, String id, String name, Set<AccountRole> roles, int days) {
        String secret = Secrets.fresh();
        Instant now = clock.instant();
        Map<String, Object> params = Map.of(
                "name",
                owner,
                "id",
                id,
                "digest",
                Secrets.digest(secret),
                "tokenName",
                name.strip(),
                "roles",
                StaffRow.names(roles),
                "at",
                now.toEpochMilli(),
                "until",
                now.plus(Duration.ofDays(days)).toEpochMilli());
        return door.write(records -> records.rows(ISSUE, params)).stream()
                .map(row -> new Issued(token(row), secret))
                .findFirst()
                .orElseThrow(() -> new NoSuchAccount("account, or it is disabled"));
    }

    /** {@return an account's tokens, newest first, expired ones too} */
    public List<ApiToken> of(String account) {
        return door.read(records -> records.rows(OF_ACCOUNT, Map.of("name", account))).stream()
                .map(ApiTokens::token)
                .toList();
    }

    /**
     * Ends a token: its owner's own, or for an ADMIN anybody's. Another's does not exist for the caller.
     *
     * @return the token that ended
     */
    public ApiToken revoke(Account caller, String id) {
        ApiToken token = door.read(records -> records.rows(BY_ID, Map.of("id", id))).stream()
                .map(ApiTokens::token)
                .filter(found -> found.owner().equals(caller.name()) || caller.has(AccountRole.ADMIN))
                .findFirst()
                .orElseThrow(() -> new NoSuchAccount("token"));
        return recorded.act(caller.name(), "REVOKE_TOKEN", id, token.owner(), () -> {
            door.write(records -> records.rows(REVOKE, Map.of("id", id)));
            return token;
        });
    }

    /** Ends an account's tokens inside the caller's transaction: all of them, or those of one name. */
    static void revokeAll(Records records, String account, @Nullable String name) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("name", account);
        params.put("tokenName", name);
        records.rows(REVOKE_ALL, params);
    }

    private static ApiToken token(Row row) {
        Long used = row.numberOrNull("usedAt");
        return new ApiToken(
                row.string("id"),
                row.string("owner"),
                row.string("tokenName"),
                StaffRow.roles(row.strings("tokenRoles")),
                Instant.ofEpochMilli(row.number("issuedAt")),
                Instant.ofEpochMilli(row.number("until")),
                used == null ? null : Instant.ofEpochMilli(used));
    }
}
