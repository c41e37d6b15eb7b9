package io.cardtrail;

import io.cardtrail.graph.Graph;
import io.cardtrail.graph.IndexFeed;
import io.cardtrail.graph.SourceLedger;
import io.cardtrail.graph.index.IndexStatus;
import io.cardtrail.graph.index.TraceIndex;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The trace index beside the graph, and how it stands, shown as `traceIndex`: without it questions are answered too, only slower. */
@Configuration(proxyBeanMethods = false)
class IndexWiring {
    @Bean
    TraceIndex traceIndex(Graph graph, SourceLedger ledger, CardtrailSettings settings) {
        return new TraceIndex(
                new IndexFeed(graph, ledger), settings.trace().index().maxBytes());
    }

    @Bean
    HealthIndicator traceIndexHealthIndicator(TraceIndex index) {
        return () -> {
            IndexStatus status = index.status();
            return Health.up()
                    .withDetail("state", status.state())
                    .withDetail("bytes", status.bytes())
                    .withDetail("walkBytes", status.walkBytes())
                    .withDetail("maxBytes", status.mostBytes())
                    .withDetail("acts", status.acts())
                    .withDetail("edges", status.edges())
                    .withDetail("sequence", status.sequence())
                    .withDetail("answered", status.answered())
                    .withDetail("passedToGraph", status.passed())
                    .withDetail("builds", status.builds())
                    .build();
        };
    }
}
