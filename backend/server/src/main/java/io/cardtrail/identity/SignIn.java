package io.cardtrail.identity;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.AuditUnavailable;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.model.BadRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ways in. Each is on record before its session exists, and each ends in the secret of a new session or in one of
 * {@link SignInRefused}, {@link Throttled}, {@link AuditUnavailable}. Thread-safe.
 */
public final class SignIn {
    private final RecordDoor door;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Enrolment enrolment;
    private final Recorded recorded;
    private final Clock clock;

    public SignIn(
            RecordDoor door,
            Sessions sessions,
            Passwords passwords,
            Throttle throttle,
            Enrolment enrolment,
            AuditLog log,
            Clock clock) {
        this.door = door;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.enrolment = enrolment;
        this.recorded = new Recorded(log);
        this.clock = clock;
    }

    /** {@return a code that signs {@code account} in once, within 15 minutes} */
    public String issueCode(String account) {
        String code = Secrets.fresh();
        return door.write(records -> {
            new OneTimeCodes(records)
                    .issue(account, Secrets.digest(code), OneTimeCodes.Purpose.SIGN_IN, clock.instant());
            return code;
        });
    }

    /** {@return the secret of a new session, for a one-time code} */
    public String byCode(String code, String address, @Nullable Session instead) {
        throttle.attempt(address);
        String digest = Secrets.digest(code);
        Optional<String> name = door.write(
                records -> new OneTimeCodes(records).use(digest, OneTimeCodes.Purpose.SIGN_IN, clock.instant()));
        // An unknown code has no name to record.
        recorded.signIn(name.orElse("unknown"), name.isPresent());
        return sessions.open(name.orElseThrow(SignInRefused::new), SignInMethod.CODE, instead, null);
    }

    /**
     * {@return the secret of a new session, for a password}
     *
     * @param instead the session of the same browser, which ends; null for none
     */
    public String byPassword(String typedName, String password, String address, @Nullable Session instead) {
        Account account = verified(typedName, password, address);
        recorded.signIn(account.name(), true);
        return sessions.open(account.name(), SignInMethod.PASSWORD, instead, null);
    }

    /** {@return the secret of the session that takes the place of {@code own}, as another part of a demonstration} */
    public String become(Session own, String account) {
        String name = AccountName.typed(account);
        boolean found = door.read(records -> new StaffQueries(records).find(name))
                .filter(row -> row.synthetic() && !row.staff().disabled())
                .isPresent();
        recorded.signIn(name, found);
        if (!found) {
            throw new SignInRefused();
        }
        return sessions.open(name, SignInMethod.DEMO, own, null);
    }

    /**
     * {@return the secret of the session that takes the place of {@code own}, with who is asking confirmed for 5 minutes}
     *
     * @param password null where there are none: in a demonstration
     */
    public String stepUp(Session own, @Nullable String password, String address) {
        String name = own.account().name();
        if (password != null) {
            verified(name, password, address);
        }
        return recorded.act(
                name,
                "STEP_UP",
                name,
                "",
                () -> sessions.open(name, own.method(), own, clock.instant().plus(Sessions.STEP_UP)));
    }

    /**
     * {@return the secret of a new session for a person whom the OpenID provider vouches for; empty if the subject is nobody's here}
     *
     * @param confirms the session whose owner was to confirm who they are; null for a plain sign-in
     * @param authenticated when the provider last saw the person's credentials; null if it doesn't say
     */
    public Optional<String> bySubject(
            String issuer, String subject, @Nullable Session confirms, @Nullable Instant authenticated) {
        Optional<Account> account = subject(issuer, subject);
        recorded.signIn(account.map(Account::name).orElse(subject), account.isPresent());
        if (account.isEmpty()) {
            return Optional.empty();
        }
        String name = account.get().name();
        boolean same = confirms != null && confirms.account().name().equals(name);
        Instant steppedUp = same
                        && authenticated != null
                        && !authenticated.isAfter(clock.instant().plusSeconds(60))
                ? authenticated.plus(Sessions.STEP_UP)
                : null;
        return Optional.of(sessions.open(name, SignInMethod.OIDC, confirms, steppedUp));
    }

    /** {@return the account that a subject of the OpenID provider is linked to, unless it is disabled} */
    public Optional<Account> subject(String issuer, String subject) {
        return door.read(records -> new StaffQueries(records).ofSubject(issuer, subject))
                .filter(row -> !row.staff().disabled())
                .map(StaffRow::account);
    }

    /** {@return the account of a bearer token the OpenID provider signed: a program, which never administers} */
    public Optional<Account> program(String issuer, String subject) {
        return subject(issuer, subject).map(account -> ApiTokens.narrowed(account, account.roles()));
    }

    /**
     * {@return the secret of a new session, for the one-time code of a new account or of a reset password}
     *
     * <p>With the enrolment code, and while there is no account, it makes the first ADMIN.
     *
     * @throws BadRequest if the password is unfit; the code can be used again
     */
    public String enrol(String code, String typedName, String password, String address) {
        throttle.attempt(address);
        if (enrolment.matches(code)) {
            String name = AccountName.fresh(typedName);
            PasswordRules.check(password, name);
            return first(code, name, password);
        }
        String name = AccountName.typed(typedName);
        PasswordRules.check(password, name);
        String digest = Secrets.digest(Secrets.typed(code));
        boolean right = door.read(records ->
                        new OneTimeCodes(records).find(digest, OneTimeCodes.Purpose.SET_PASSWORD, clock.instant()))
                .filter(name::equals)
                .isPresent();
        if (!right) {
            recorded.signIn(typedName, false);
            throw new SignInRefused();
        }
        String hash = passwords.encode(password);
        recorded.act(
                name,
                "SET_PASSWORD",
                name,
                "",
                () -> door.write(records -> {
                    boolean used = new OneTimeCodes(records)
                            .use(digest, OneTimeCodes.Purpose.SET_PASSWORD, clock.instant())
                            .filter(name::equals)
                            .isPresent();
                    if (!used) {
                        throw new SignInRefused();
                    }
                    new StaffQueries(records).setPassword(name, hash);
                    Sessions.endAll(records, name, null);
                    return name;
                }));
        recorded.signIn(name, true);
        return sessions.open(name, SignInMethod.PASSWORD, null, null);
    }

    private String first(String code, String name, String password) {
        String hash = passwords.encode(password);
        recorded.act(name, "ENROL_FIRST_ADMIN", name, "", () -> {
            if (!enrolment.use(code)) {
                throw new SignInRefused();
            }
            Instant now = clock.instant();
            return door.write(records -> {
                StaffQueries staff = new StaffQueries(records);
                staff.lock(now);
                if (!enrolment.again() && !staff.all().isEmpty()) {
                    // Another replica's code was quicker.
                    throw new SignInRefused();
                }
                if (staff.find(name).isPresent()) {
                    throw AccountComplaint.ACCOUNT_EXISTS.refused();
                }
                staff.create(new Account(name, Set.of(AccountRole.ADMIN)), now, false);
                staff.setPassword(name, hash);
                return name;
            });
        });
        recorded.signIn(name, true);
        return sessions.open(name, SignInMethod.PASSWORD, null, null);
    }

    /**
     * {@return the secret of the session that takes the place of {@code own}} The account's other sessions end.
     *
     * @throws BadRequest if the new password is unfit
     */
    public String changePassword(Session own, String old, String fresh, String address) {
        String name = own.account().name();
        PasswordRules.check(fresh, name);
        verified(name, old, address);
        String hash = passwords.encode(fresh);
        recorded.act(
                name,
                "CHANGE_PASSWORD",
                name,
                "",
                () -> door.write(records -> {
                    new StaffQueries(records).setPassword(name, hash);
                    Sessions.endAll(records, name, own);
                    return name;
                }));
        return sessions.open(name, own.method(), own, null);
    }

    /** One answer, one record and one amount of work, whether the account is unknown, shut, without a password, or it is wrong. */
    private Account verified(String typedName, String password, String address) {
        String name = AccountName.typed(typedName);
        throttle.attempt(address, name);
        Optional<StaffRow> row = door.read(records -> new StaffQueries(records).find(name));
        boolean right = passwords.matches(password, row.map(StaffRow::password).orElse(null));
        if (!right || row.isEmpty() || row.get().staff().disabled()) {
            recorded.signIn(typedName, false);
            throw new SignInRefused();
        }
        throttle.succeeded(address, name);
        return row.get().account();
    }
}
