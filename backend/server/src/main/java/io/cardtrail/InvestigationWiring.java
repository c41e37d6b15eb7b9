package io.cardtrail;

import io.cardtrail.audit.Administration;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.registry.Investigations;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What accounts save of their work under instruments. */
@Configuration(proxyBeanMethods = false)
class InvestigationWiring {
    /** When somebody saved goes by the machine's clock, as the audit log does, even where questions are asked as of a fixed moment. */
    @Bean
    Investigations investigations(Graph graph, EdgeKey edgeKey, AuditLog log) {
        return new Investigations(
                new RecordDoor(graph, "registry"), edgeKey, new Administration(log), Clock.systemUTC());
    }
}
