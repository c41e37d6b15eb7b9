package io.cardtrail;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.registry.Judgements;
import io.cardtrail.trace.judgement.ConfirmedIdentities;
import io.cardtrail.trace.judgement.KnownJudgements;
import io.cardtrail.trace.judgement.WeightTable;
import io.cardtrail.trace.link.Identities;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Judgements on identity. */
@Configuration(proxyBeanMethods = false)
class JudgementWiring {
    @Bean
    WeightTable weightTable() {
        return WeightTable.shipped();
    }

    @Bean
    KnownJudgements knownJudgements(EdgeKey edgeKey) {
        return new KnownJudgements(edgeKey);
    }

    @Bean
    Identities identities(KnownJudgements known, WeightTable table) {
        return new ConfirmedIdentities(known, table);
    }

    @Bean
    Judgements judgements(Graph graph, EdgeKey edgeKey, AuditLog log, Clock clock) {
        return new Judgements(new RecordDoor(graph, "registry"), edgeKey, log, clock);
    }
}
