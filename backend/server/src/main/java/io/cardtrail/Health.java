package io.cardtrail;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.SourceLedger;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must work for a question to be answered; DOWN while one does not. Shown as `audit`, `graph` and `ledger`. */
@Configuration(proxyBeanMethods = false)
class Health {
    @Bean
    HealthIndicator auditHealthIndicator(AuditLog log, StampDesk stamps) {
        return () -> {
            if (!log.healthy()) {
                return org.springframework.boot.health.contributor.Health.down()
                        .withDetail("audit", "the log takes no entries, so nothing is answered: see docs/operations.md")
                        .build();
            }
            org.springframework.boot.health.contributor.Health.Builder up =
                    org.springframework.boot.health.contributor.Health.up();
            // A time-stamp says when the log was; that it fails is no reason to stop.
            stamps.failure().ifPresent(why -> up.withDetail("timestamp", why));
            return up.build();
        };
    }

    @Bean
    HealthIndicator ledgerHealthIndicator(SourceLedger ledger) {
        return () -> ledger.healthy()
                ? org.springframework.boot.health.contributor.Health.up().build()
                : org.springframework.boot.health.contributor.Health.down()
                        .withDetail(
                                "ledger",
                                "the source ledger takes no entries, so nothing is imported: see docs/operations.md")
                        .build();
    }

    @Bean
    HealthIndicator graphHealthIndicator(Graph graph) {
        return () -> graph.answers()
                ? org.springframework.boot.health.contributor.Health.up().build()
                : org.springframework.boot.health.contributor.Health.down()
                        .withDetail("graph", "Neo4j does not answer")
                        .build();
    }
}
