package io.cardtrail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CardtrailServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The GraphQL over HTTP audits against the whole server, with an integrator's token. */
class GraphqlHttpAuditUiTest {
    @Test
    void at_least_58_of_61_audits_pass_and_none_warns_or_errs() {
        try (CardtrailServer server = CardtrailServer.start(CardtrailServer.freshData(), Map.of())) {
            List<GraphqlHttpAudits.Result> results =
                    GraphqlHttpAudits.run(server.origin().toString(), server.token());

            assertThat(results).hasSize(61);
            assertThat(results)
                    .filteredOn(r -> r.status().equals("warn") || r.status().equals("error"))
                    .isEmpty();
            assertThat(results).filteredOn(GraphqlHttpAudits.Result::ok).hasSizeGreaterThanOrEqualTo(58);
            results.stream()
                    .filter(r -> r.status().equals("notice"))
                    .forEach(r -> System.out.println("notice " + r.id() + ": " + r.name()));
        }
    }
}
