package io.cardtrail.identity;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.model.BadRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of this installation, and what an ADMIN does to them. Every change is on record before it takes effect. Thread-safe.
 */
public final class Accounts {
    private static final Pattern JURISDICTION = Pattern.compile("[A-Z]{2}");
    private static final int LONGEST = 200;

    private final RecordDoor door;
    private final Recorded recorded;
    private final Clock clock;
    private final boolean synthetic;

    /**
     * The accounts behind a door.
     *
     * @param synthetic whether this is a demonstration or a test, whose accounts never mix with real ones
     */
    public Accounts(RecordDoor door, AuditLog log, Clock clock, boolean synthetic) {
        this.door = door;
        this.recorded = new Recorded(log);
        this.clock = clock;
        this.synthetic = synthetic;
    }

    /** A new account's one-time code, which is shown once: with it somebody sets the password. */
    public record WithCode(Staff account, String code) {}

    public Optional<Staff> find(String name) {
        return door.read(records -> new StaffQueries(records).find(name)).map(StaffRow::staff);
    }

    /** {@return all accounts, by name} */
    public List<Staff> all() {
        return door.read(records -> new StaffQueries(records).all()).stream()
                .map(StaffRow::staff)
                .toList();
    }

    /** {@return whether there is no account at all} */
    public boolean none() {
        return all().isEmpty();
    }

    /** {@return whether the graph holds accounts of the other sort: a demonstration's beside real ones, or the reverse} */
    public boolean foreign() {
        return door.read(records -> new StaffQueries(records).all()).stream()
                .anyMatch(row -> row.synthetic() != synthetic);
    }

    /**
     * Makes an account nobody can sign in as until the code was used.
     *
     * @throws BadRequest if a value is unusable or the name is taken
     */
    public WithCode create(
            Account admin, String name, Set<AccountRole> roles, @Nullable String holder, String jurisdiction) {
        check(roles);
        Account fresh = new Account(AccountName.fresh(name), roles, holder(holder), jurisdiction);
        if (!JURISDICTION.matcher(jurisdiction).matches()) {
            throw AccountComplaint.ACCOUNT_COUNTRY.refused();
        }
        String code = Secrets.toBeTyped();
        Staff made = recorded.act(
                admin.name(),
                "CREATE_ACCOUNT",
                fresh.name(),
                StaffRow.names(roles).toString(),
                () -> {
                    Instant now = clock.instant();
                    return door.write(records -> {
                        StaffQueries staff = new StaffQueries(records);
                        staff.lock(now);
                        if (staff.find(fresh.name()).isPresent()) {
                            throw AccountComplaint.ACCOUNT_EXISTS.refused();
                        }
                        StaffRow row = staff.create(fresh, now, synthetic);
                        new OneTimeCodes(records)
                                .issue(fresh.name(), digest(code), OneTimeCodes.Purpose.SET_PASSWORD, now);
                        return row.staff();
                    });
                });
        return new WithCode(made, code);
    }

    /** Takes an account's password away and gives a code to set another; its sessions end. */
    public WithCode resetPassword(Account admin, String name) {
        String code = Secrets.toBeTyped();
        Staff after = change(admin, "RESET_PASSWORD", name, "", (records, row) -> {
            lastAdmin(records, row, row.staff().subject() == null);
            new StaffQueries(records).setPassword(name, null);
            new OneTimeCodes(records).issue(name, digest(code), OneTimeCodes.Purpose.SET_PASSWORD, clock.instant());
            Sessions.endAll(records, name, null);
        });
        return new WithCode(after, code);
    }

    /** Gives an account other roles; its sessions end, so nobody goes on with what was shown under the old ones. */
    public Staff setRoles(Account admin, String name, Set<AccountRole> roles) {
        check(roles);
        if (admin.name().equals(name)) {
            throw AccountComplaint.OWN_ROLES.forbidden();
        }
        return change(admin, "SET_ROLES", name, StaffRow.names(roles).toString(), (records, row) -> {
            lastAdmin(records, row, !roles.contains(AccountRole.ADMIN));
            new StaffQueries(records).setRoles(name, roles);
            Sessions.endAll(records, name, null);
        });
    }

    /** Shuts an account; its sessions, tokens and codes end with this. The last ADMIN who can sign in stays. */
    public Staff disable(Account admin, String name) {
        return change(admin, "DISABLE_ACCOUNT", name, "", (records, row) -> {
            lastAdmin(records, row, true);
            new StaffQueries(records).setDisabled(name, true);
            Sessions.endAll(records, name, null);
            ApiTokens.revokeAll(records, name, null);
            new OneTimeCodes(records).drop(name, OneTimeCodes.Purpose.SET_PASSWORD);
            new OneTimeCodes(records).drop(name, OneTimeCodes.Purpose.SIGN_IN);
        });
    }

    /** Opens a shut account again, with the password it had. */
    public Staff enable(Account admin, String name) {
        return change(
                admin,
                "ENABLE_ACCOUNT",
                name,
                "",
                (records, row) -> new StaffQueries(records).setDisabled(name, false));
    }

    /**
     * Says which subject of the OpenID provider an account is; it signs in as it from then on.
     *
     * @param subject the provider's own name for the person ({@code sub}); null to end the link
     */
    public Staff link(Account admin, String name, String issuer, @Nullable String subject) {
        if (subject != null && (subject.isBlank() || subject.length() > LONGEST)) {
            throw AccountComplaint.SUBJECT_LENGTH.refused(LONGEST);
        }
        if (admin.name().equals(name)) {
            throw AccountComplaint.OWN_LINK.forbidden();
        }
        return change(admin, "LINK_ACCOUNT", name, issuer + " " + subject, (records, row) -> {
            StaffQueries staff = new StaffQueries(records);
            lastAdmin(records, row, subject == null && !row.staff().hasPassword());
            if (subject != null
                    && staff.ofSubject(issuer, subject)
                            .filter(other -> !other.staff().name().equals(name))
                            .isPresent()) {
                throw AccountComplaint.SUBJECT_TAKEN.refused();
            }
            staff.setSubject(name, subject == null ? null : issuer, subject);
            Sessions.endAll(records, name, null);
        });
    }

    private Staff change(
            Account admin, String action, String name, String detail, BiConsumer<RecordDoor.Records, StaffRow> work) {
        if (find(name).isEmpty()) {
            throw new NoSuchAccount("account");
        }
        return recorded.act(
                admin.name(),
                action,
                name,
                detail,
                () -> door.write(records -> {
                    StaffQueries staff = new StaffQueries(records);
                    staff.lock(clock.instant());
                    work.accept(records, staff.find(name).orElseThrow(() -> new NoSuchAccount("account")));
                    return staff.find(name)
                            .orElseThrow(() -> new NoSuchAccount("account"))
                            .staff();
                }));
    }

    /** Keeps an installation from losing everybody who could let others in. */
    private static void lastAdmin(RecordDoor.Records records, StaffRow row, boolean lost) {
        boolean counts = row.staff().reachable() && row.account().has(AccountRole.ADMIN);
        if (lost
                && counts
                && new StaffQueries(records)
                                .all().stream()
                                        .filter(each -> each.staff().reachable()
                                                && each.account().has(AccountRole.ADMIN))
                                        .count()
                        < 2) {
            throw AccountComplaint.LAST_ADMIN.forbidden();
        }
    }

    /** Whoever administers or audits does nothing else: they would watch, or let in, themselves. */
    private static void check(Set<AccountRole> roles) {
        if (roles.isEmpty()) {
            throw AccountComplaint.NO_ROLES.refused();
        }
        for (AccountRole alone : EnumSet.of(AccountRole.ADMIN, AccountRole.AUDITOR)) {
            if (roles.contains(alone) && roles.size() > 1) {
                throw AccountComplaint.ROLE_ALONE.refused(alone);
            }
        }
    }

    private static @Nullable String holder(@Nullable String holder) {
        if (holder == null || holder.isBlank()) {
            return null;
        }
        if (holder.length() > LONGEST) {
            throw AccountComplaint.HOLDER_LENGTH.refused(LONGEST);
        }
        return holder.strip();
    }

    private static String digest(String code) {
        return Secrets.digest(Secrets.typed(code));
    }

    /** Makes sure that a demonstration or a test has its parts to play, one role each and no password. */
    public void cast(Map<String, AccountRole> parts) {
        if (!synthetic) {
            throw new IllegalStateException("an installation in use has no default accounts");
        }
        Instant now = clock.instant();
        door.write(records -> {
            StaffQueries staff = new StaffQueries(records);
            staff.lock(now);
            parts.forEach((name, role) -> {
                if (staff.find(name).isEmpty()) {
                    staff.create(new Account(name, Set.of(role)), now, true);
                }
            });
            return now;
        });
    }
}
