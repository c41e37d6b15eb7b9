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
    @Bean
    Investigations investigations(Graph graph, EdgeKey edgeKey, AuditLog log, Clock clock) {
        return new Investigations(new RecordDoor(graph, "registry"), edgeKey, new Administration(log), clock);
    }
}
