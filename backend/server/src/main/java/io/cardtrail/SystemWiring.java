package io.cardtrail;

import io.cardtrail.api.SystemWatch;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.SourceLedger;
import io.cardtrail.graph.index.TraceIndex;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What administrators and auditors are shown of the server itself. */
@Configuration(proxyBeanMethods = false)
class SystemWiring {
    @Bean
    SystemWatch systemWatch(
            Graph graph,
            AuditLog log,
            SourceLedger ledger,
            TraceIndex index,
            CardtrailSettings settings,
            StampDesk stamps) {
        return new SystemWatch(graph, log, ledger, index, settings.data(), stamps::failure, Clock.systemUTC());
    }
}
