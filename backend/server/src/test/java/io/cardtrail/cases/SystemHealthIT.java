package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.identity.AccountRole;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** How a server stands is for administrators and auditors, and tells nobody how much of anything is in the graph. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SystemHealthIT {
    private CardtrailServer server;

    @BeforeAll
    void start() {
        TestNeo4j.shared().wipe();
        server = CardtrailServer.start(
                CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", "2026-03-22T04:00:00Z"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode seenBy(AccountRole role) {
        try (CardtrailClient client = server.as("a-" + role.name().toLowerCase(Locale.ROOT), role)) {
            JsonNode response = client.ask(Map.of(), "system");
            assertThat(response.path("errors").isMissingNode())
                    .as("%s", response)
                    .isTrue();
            return response.path("data").path("system");
        }
    }

    @Test
    void it_is_null_for_everybody_but_administrators_and_auditors() {
        for (AccountRole role : EnumSet.complementOf(EnumSet.of(AccountRole.ADMIN, AccountRole.AUDITOR))) {
            assertThat(seenBy(role).isNull()).as("%s", role).isTrue();
        }
        try (CardtrailClient program = new CardtrailClient(server.origin(), server.token())) {
            assertThat(program.ask(Map.of(), "system")
                            .path("data")
                            .path("system")
                            .isNull())
                    .isTrue();
        }
    }

    @Test
    void an_auditor_is_told_states_limits_and_bytes_and_how_long_the_audit_log_is() {
        JsonNode system = seenBy(AccountRole.AUDITOR);
        assertThat(system.path("graphMillis").isInt()).isTrue();
        assertThat(system.path("schema").asString()).matches("V\\d{3}");
        assertThat(system.path("auditHealthy").booleanValue()).isTrue();
        assertThat(system.path("ledgerHealthy").booleanValue()).isTrue();
        assertThat(system.path("auditEntries").longValue()).isPositive();
        assertThat(system.path("stampFailure").isNull()).isTrue();
        assertThat(system.path("index").path("state").asString()).isIn("BUILDING", "READY");
        assertThat(system.path("index").path("mostBytes").longValue()).isPositive();
        assertThat(system.path("diskFree").longValue())
                .isBetween(1L, system.path("diskSize").longValue());
        assertThat(system.path("heapUsed").longValue())
                .isBetween(1L, system.path("heapMost").longValue());
    }

    @Test
    void an_administrator_is_not_told_how_much_was_asked() {
        JsonNode system = seenBy(AccountRole.ADMIN);
        assertThat(system.path("auditEntries").isNull()).isTrue();
        assertThat(system.path("auditHealthy").booleanValue()).isTrue();
    }

    @Test
    void the_time_is_the_machines_though_questions_are_asked_as_of_another() {
        Instant before = Instant.now();
        JsonNode system = seenBy(AccountRole.ADMIN);
        Instant at = OffsetDateTime.parse(system.path("at").asString()).toInstant();
        assertThat(at).isBetween(before.minusMillis(1), Instant.now());
        assertThat(OffsetDateTime.parse(system.path("startedAt").asString()).toInstant())
                .isBefore(at)
                .isAfter(at.minus(Duration.ofDays(1)));
    }
}
