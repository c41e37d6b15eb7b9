package io.cardtrail;

import io.cardtrail.api.StandingSchedule;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.registry.StandingQuestions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces that their askers want to hear of again. */
@Configuration(proxyBeanMethods = false)
class StandingWiring {
    @Bean
    StandingQuestions standingQuestions(Graph graph, EdgeKey edgeKey, Clock clock) {
        return new StandingQuestions(new RecordDoor(graph, "registry"), edgeKey, clock);
    }

    @Bean
    StandingSchedule standingSchedule(CardtrailSettings settings) {
        return new StandingSchedule(settings.standing().every(), Clock.systemUTC());
    }
}
