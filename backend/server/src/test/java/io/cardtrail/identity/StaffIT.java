package io.cardtrail.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.AuditUnavailable;
import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.Migrations;
import io.cardtrail.graph.QueryCatalogue;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.model.BadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts, sessions and tokens over a database: what ends them ends them at once, and all of it is on record. */
class StaffIT {
    private static final String HERE = "192.0.2.1";
    private static final String RIGHT = "copper lantern 12";
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final MovingClock clock = new MovingClock();
    private final Path folder = CardtrailServer.freshData().resolve("audit");
    private final AuditLog log = AuditLog.open(folder, Clock.systemUTC());
    private final Passwords passwords = new Passwords();
    private final Enrolment enrolment = new Enrolment(clock, false, () -> {});
    private Graph graph;
    private RecordDoor door;
    private Accounts accounts;
    private ApiTokens tokens;
    private Sessions sessions;
    private SignIn signIn;
    private Account admin;

    @BeforeEach
    void an_installation_with_its_first_admin() {
        TestNeo4j neo4j = TestNeo4j.shared();
        neo4j.wipe();
        graph = Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), QueryCatalogue.load());
        Migrations.apply(graph, Clock.systemUTC());
        door = new RecordDoor(graph, "identity");
        accounts = new Accounts(door, log, clock, false);
        tokens = new ApiTokens(door, log, clock);
        sessions = new Sessions(door, clock, IDLE);
        signIn = new SignIn(door, sessions, passwords, new Throttle(clock), enrolment, log, clock);
        String session = signIn.enrol(enrolment.issue(), "Chen.Admin", RIGHT, HERE);
        admin = session(session).account();
    }

    @AfterEach
    void closes() {
        graph.close();
        log.close();
        TestNeo4j.shared().wipe();
    }

    @Test
    void the_enrolment_code_makes_one_admin_and_no_second() {
        assertThat(admin).isEqualTo(new Account("chen.admin", Set.of(AccountRole.ADMIN)));
        String another = enrolment.issue();

        assertThatThrownBy(() -> signIn.enrol(another, "second", RIGHT, HERE)).isInstanceOf(SignInRefused.class);
        assertThat(accounts.all()).hasSize(1);
    }

    @Test
    void a_new_account_signs_in_only_after_its_code_set_the_password() {
        Accounts.WithCode made = accounts.create(admin, "p.li", Set.of(AccountRole.REVIEWER), "carrier-a", "CN");
        assertThatThrownBy(() -> signIn.byPassword("p.li", RIGHT, HERE, null)).isInstanceOf(SignInRefused.class);
        assertThatThrownBy(() -> signIn.enrol(made.code(), "p.li", "short", HERE))
                .isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> signIn.enrol(made.code(), "chen.admin", RIGHT, HERE))
                .isInstanceOf(SignInRefused.class);

        Account account =
                session(signIn.enrol(made.code(), "P.Li", RIGHT, HERE)).account();

        assertThat(account).isEqualTo(new Account("p.li", Set.of(AccountRole.REVIEWER), "carrier-a", "CN"));
        assertThatThrownBy(() -> signIn.enrol(made.code(), "p.li", RIGHT, HERE)).isInstanceOf(SignInRefused.class);
        assertThat(session(signIn.byPassword("p.li", RIGHT, HERE, null)).account())
                .isEqualTo(account);
    }

    @Test
    void a_code_of_a_new_account_lives_a_day() {
        Accounts.WithCode made = accounts.create(admin, "p.li", Set.of(AccountRole.REVIEWER), null, "CN");
        clock.move(Duration.ofHours(24));

        assertThatThrownBy(() -> signIn.enrol(made.code(), "p.li", RIGHT, HERE)).isInstanceOf(SignInRefused.class);
    }

    @Test
    void unknown_wrong_disabled_and_without_password_are_one_refusal_and_one_hash() {
        person("p.wang", AccountRole.INVESTIGATOR);
        person("p.shut", AccountRole.INVESTIGATOR);
        accounts.disable(admin, "p.shut");
        accounts.create(admin, "p.new", Set.of(AccountRole.REVIEWER), null, "CN");

        for (String name : Set.of("nobody.here", "p.wang", "p.shut", "p.new")) {
            String password = name.equals("p.wang") ? "copper lantern 13" : RIGHT;
            long before = passwords.hashes();
            assertThatThrownBy(() -> signIn.byPassword(name, password, HERE, null))
                    .as(name)
                    .isInstanceOf(SignInRefused.class)
                    .hasMessage("the sign-in was refused");
            assertThat(passwords.hashes()).as(name).isEqualTo(before + 1);
        }
    }

    @Test
    void a_session_ends_when_idle_and_after_twelve_hours_whatever_happens() {
        String secret = person("p.wang", AccountRole.INVESTIGATOR);
        clock.move(IDLE.minusMillis(1));
        assertThat(sessions.find(secret)).isPresent();
        clock.move(IDLE.minusMillis(1));
        assertThat(sessions.find(secret)).isPresent();
        clock.move(IDLE);
        assertThat(sessions.find(secret)).isEmpty();

        String busy = signIn.byPassword("p.wang", RIGHT, HERE, null);
        for (int i = 0; i < 36; i++) {
            assertThat(sessions.find(busy)).isPresent();
            clock.move(Duration.ofMinutes(20));
        }
        assertThat(sessions.find(busy)).isEmpty();
    }

    @Test
    void a_step_up_lasts_five_minutes_in_a_new_session_that_lives_no_longer() {
        String before = person("p.wang", AccountRole.REVIEWER);
        assertThat(session(before).proof(clock.instant()).steppedUp()).isFalse();
        clock.move(Duration.ofMinutes(10));
        assertThatThrownBy(() -> signIn.stepUp(session(before), "copper lantern 13", HERE))
                .isInstanceOf(SignInRefused.class);

        String after = signIn.stepUp(session(before), RIGHT, HERE);

        assertThat(sessions.find(before)).isEmpty();
        assertThat(session(after).proof(clock.instant()).steppedUp()).isTrue();
        assertThat(session(after).until())
                .isEqualTo(clock.instant().plus(Sessions.ABSOLUTE).minus(Duration.ofMinutes(10)));
        clock.move(Duration.ofMinutes(5));
        assertThat(session(after).proof(clock.instant()).steppedUp()).isFalse();
    }

    @Test
    void signing_in_ends_the_session_before() {
        String before = person("p.wang", AccountRole.REVIEWER);

        String after = signIn.byPassword("p.wang", RIGHT, HERE, session(before));

        assertThat(sessions.find(before)).isEmpty();
        assertThat(sessions.find(after)).isPresent();
    }

    @Test
    void another_password_ends_the_other_sessions() {
        String other = person("p.wang", AccountRole.REVIEWER);
        String own = signIn.byPassword("p.wang", RIGHT, HERE, null);

        String after = signIn.changePassword(session(own), RIGHT, "iron lantern 1234", HERE);

        assertThat(sessions.find(other)).isEmpty();
        assertThat(sessions.find(own)).isEmpty();
        assertThat(sessions.find(after)).isPresent();
        assertThatThrownBy(() -> signIn.byPassword("p.wang", RIGHT, HERE, null)).isInstanceOf(SignInRefused.class);
    }

    @Test
    void disabling_ends_sessions_tokens_and_codes_at_once() {
        String secret = person("p.wang", AccountRole.INVESTIGATOR);
        String token = tokens.issue(session(secret).account(), "script", Set.of(AccountRole.INVESTIGATOR), 90)
                .secret();
        String code = signIn.issueCode("p.wang");
        assertThat(tokens.bearer(token)).isPresent();

        accounts.disable(admin, "p.wang");

        assertThat(sessions.find(secret)).isEmpty();
        assertThat(tokens.bearer(token)).isEmpty();
        assertThatThrownBy(() -> signIn.byCode(code, HERE, null)).isInstanceOf(SignInRefused.class);
        accounts.enable(admin, "p.wang");
        assertThat(sessions.find(secret)).isEmpty();
        assertThat(tokens.bearer(token)).isEmpty();
    }

    @Test
    void other_roles_end_the_sessions_and_narrow_the_tokens() {
        String secret = person("p.wang", AccountRole.INVESTIGATOR);
        String token = tokens.issue(session(secret).account(), "script", Set.of(AccountRole.INVESTIGATOR), 90)
                .secret();

        accounts.setRoles(admin, "p.wang", Set.of(AccountRole.REVIEWER));

        assertThat(sessions.find(secret)).isEmpty();
        assertThat(tokens.bearer(token)).map(Account::roles).contains(Set.of());
    }

    @Test
    void the_last_admin_stays() {
        assertThatThrownBy(() -> accounts.disable(admin, "chen.admin")).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> accounts.resetPassword(admin, "chen.admin")).isInstanceOf(NotPermitted.class);
        // One who has no password yet could not let anybody in.
        Accounts.WithCode second = accounts.create(admin, "second", Set.of(AccountRole.ADMIN), null, "CN");
        assertThatThrownBy(() -> accounts.disable(admin, "chen.admin")).isInstanceOf(NotPermitted.class);

        signIn.enrol(second.code(), "second", RIGHT, HERE);
        assertThat(accounts.disable(admin, "chen.admin").disabled()).isTrue();
    }

    @Test
    void nobody_raises_themselves_and_admin_and_auditor_stand_alone() {
        assertThatThrownBy(() -> accounts.setRoles(admin, "chen.admin", Set.of(AccountRole.REVIEWER)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> accounts.link(admin, "chen.admin", "https://id.example", "x"))
                .isInstanceOf(NotPermitted.class);
        for (Set<AccountRole> roles : Stream.of(
                        Set.of(AccountRole.ADMIN, AccountRole.REVIEWER),
                        Set.of(AccountRole.AUDITOR, AccountRole.INVESTIGATOR),
                        Set.<AccountRole>of())
                .toList()) {
            assertThatThrownBy(() -> accounts.create(admin, "p.x", roles, null, "CN"))
                    .isInstanceOf(BadRequest.class);
        }
    }

    @Test
    void a_token_has_an_end_a_subset_of_roles_and_its_owner() {
        Account owner = session(person("p.wang", AccountRole.INTEGRATOR)).account();
        ApiTokens.Issued issued = tokens.issue(owner, "nightly", Set.of(AccountRole.INTEGRATOR), 365);

        assertThat(issued.secret()).hasSize(43);
        assertThat(tokens.of("p.wang")).extracting(ApiToken::usedAt).containsExactly((Instant) null);
        assertThat(tokens.bearer(issued.secret())).contains(owner);
        assertThat(tokens.of("p.wang")).extracting(ApiToken::usedAt).containsExactly(clock.instant());
        clock.move(Duration.ofDays(365));
        assertThat(tokens.bearer(issued.secret())).isEmpty();

        assertThatThrownBy(() -> tokens.issue(owner, "x", Set.of(AccountRole.REVIEWER), 90))
                .isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> tokens.issue(owner, "x", Set.of(AccountRole.INTEGRATOR), 366))
                .isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> tokens.issue(admin, "x", Set.of(AccountRole.ADMIN), 90))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void a_token_is_revoked_by_its_owner_and_by_an_admin_and_is_nothing_to_others() {
        Account owner = session(person("p.wang", AccountRole.INTEGRATOR)).account();
        Account other = session(person("p.li", AccountRole.INTEGRATOR)).account();
        ApiTokens.Issued one = tokens.issue(owner, "one", Set.of(AccountRole.INTEGRATOR), 90);
        ApiTokens.Issued two = tokens.issue(owner, "two", Set.of(AccountRole.INTEGRATOR), 90);

        assertThatThrownBy(() -> tokens.revoke(other, one.token().id())).isInstanceOf(NoSuchAccount.class);
        tokens.revoke(owner, one.token().id());
        tokens.revoke(admin, two.token().id());

        assertThat(tokens.bearer(one.secret())).isEmpty();
        assertThat(tokens.bearer(two.secret())).isEmpty();
    }

    @Test
    void secrets_stand_nowhere_in_the_graph_and_nowhere_in_the_log() throws IOException {
        String secret = person("p.wang", AccountRole.INTEGRATOR);
        String token = tokens.issue(session(secret).account(), "one", Set.of(AccountRole.INTEGRATOR), 90)
                .secret();
        assertThatThrownBy(() -> signIn.byPassword("my secret typed as a name", RIGHT, HERE, null))
                .isInstanceOf(SignInRefused.class);

        StringBuilder written = new StringBuilder(TestNeo4j.shared().everything());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
                written.append(Files.readString(file));
            }
        }
        assertThat(written).contains("p.wang", "CREATE_ACCOUNT", "ENROL_FIRST_ADMIN", "ISSUE_TOKEN", "SIGN_IN");
        assertThat(written).doesNotContain(secret, token, RIGHT, "my secret typed as a name");
    }

    @Test
    void without_the_log_nobody_signs_in_and_nothing_changes() {
        String secret = person("p.wang", AccountRole.INVESTIGATOR);
        String code = signIn.issueCode("p.wang");
        Session own = session(secret);
        log.close();

        assertThatThrownBy(() -> signIn.byPassword("p.wang", RIGHT, HERE, null)).isInstanceOf(AuditUnavailable.class);
        assertThatThrownBy(() -> signIn.byCode(code, HERE, null)).isInstanceOf(AuditUnavailable.class);
        assertThatThrownBy(() -> signIn.stepUp(own, RIGHT, HERE)).isInstanceOf(AuditUnavailable.class);
        assertThatThrownBy(() -> accounts.disable(admin, "p.wang")).isInstanceOf(AuditUnavailable.class);
        assertThat(accounts.find("p.wang")).map(Staff::disabled).contains(false);
        assertThat(sessions.find(secret)).isPresent();
        assertThat(TestNeo4j.shared()
                        .count("MATCH (s:StaffSession)-[:SESSION_OF]->(:Staff {name: 'p.wang'}) RETURN count(*) AS n"))
                .isEqualTo(1);
    }

    @Test
    void a_subject_is_somebody_only_when_linked_and_confirms_within_five_minutes() {
        String issuer = "https://id.example";
        person("p.wang", AccountRole.REVIEWER);
        assertThat(signIn.bySubject(issuer, "sub-1", null, null)).isEmpty();
        accounts.link(admin, "p.wang", issuer, "sub-1");
        person("p.li", AccountRole.REVIEWER);
        assertThatThrownBy(() -> accounts.link(admin, "p.li", issuer, "sub-1")).isInstanceOf(BadRequest.class);

        Session plain =
                session(signIn.bySubject(issuer, "sub-1", null, clock.instant()).orElseThrow());
        assertThat(plain.account().name()).isEqualTo("p.wang");
        assertThat(plain.proof(clock.instant()).steppedUp()).isFalse();
        assertThat(signIn.bySubject("https://other.example", "sub-1", null, null))
                .isEmpty();

        Session stale =
                session(signIn.bySubject(issuer, "sub-1", plain, clock.instant().minusSeconds(301))
                        .orElseThrow());
        assertThat(stale.proof(clock.instant()).steppedUp()).isFalse();
        Session fresh =
                session(signIn.bySubject(issuer, "sub-1", stale, clock.instant().minusSeconds(10))
                        .orElseThrow());
        assertThat(fresh.proof(clock.instant()).steppedUp()).isTrue();
        accounts.disable(admin, "p.wang");
        assertThat(signIn.bySubject(issuer, "sub-1", null, null)).isEmpty();
        assertThat(signIn.program(issuer, "sub-1")).isEmpty();
    }

    /** {@return the secret of a session of a new account that has a password} */
    private String person(String name, AccountRole role) {
        return signIn.enrol(
                accounts.create(admin, name, Set.of(role), null, "CN").code(), name, RIGHT, HERE);
    }

    private Session session(String secret) {
        Optional<Session> found = sessions.find(secret);
        assertThat(found).isPresent();
        return found.orElseThrow();
    }
}
