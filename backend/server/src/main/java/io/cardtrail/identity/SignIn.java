package io.cardtrail.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs people in with one-time codes, and programs with a token, for the demo and test profiles. Only digests of secrets are held,
 * in memory: a restart ends every session. Thread-safe.
 */
public final class SignIn {
    private static final Duration CODE_LIFE = Duration.ofMinutes(15);
    private static final Duration IDLE = Duration.ofHours(8);
    private static final int MOST_CODES = 100;

    private final Clock clock;
    private final Map<String, Pending> codes = new ConcurrentHashMap<>();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, Account> tokens = new ConcurrentHashMap<>();

    private record Pending(Account account, Instant until) {}

    private record Session(Account account, Instant seen) {}

    /**
     * @param clock the machine's own clock: how long a session lives has nothing to do with a fixed one
     */
    public SignIn(Clock clock) {
        this.clock = clock;
    }

    /** {@return a code that signs {@code account} in once, within 15 minutes} */
    public String issueCode(Account account) {
        Instant now = clock.instant();
        codes.values().removeIf(pending -> !now.isBefore(pending.until()));
        if (codes.size() >= MOST_CODES) {
            codes.clear();
        }
        String code = Secrets.fresh();
        codes.put(Secrets.digest(code), new Pending(account, now.plus(CODE_LIFE)));
        return code;
    }

    /** {@return the secret of a new session, empty if the code is unknown, used or too old} */
    public Optional<String> redeem(String code) {
        Pending pending = codes.remove(Secrets.digest(code));
        Instant now = clock.instant();
        if (pending == null || !now.isBefore(pending.until())) {
            return Optional.empty();
        }
        String secret = Secrets.fresh();
        sessions.put(Secrets.digest(secret), new Session(pending.account(), now));
        return Optional.of(secret);
    }

    /** {@return whose session this is, empty if it is none or was idle for 8 hours} */
    public Optional<Account> session(String secret) {
        Instant now = clock.instant();
        Session session = sessions.computeIfPresent(
                Secrets.digest(secret),
                (digest, old) -> now.isBefore(old.seen().plus(IDLE)) ? new Session(old.account(), now) : null);
        return Optional.ofNullable(session).map(Session::account);
    }

    /** Ends a session. */
    public void end(String secret) {
        sessions.remove(Secrets.digest(secret));
    }

    /** {@return a token by which a program is {@code account} until this process ends} */
    public String issueToken(Account account) {
        String token = Secrets.fresh();
        tokens.put(Secrets.digest(token), account);
        return token;
    }

    /** {@return whose token this is} */
    public Optional<Account> bearer(String token) {
        return Optional.ofNullable(tokens.get(Secrets.digest(token)));
    }
}
