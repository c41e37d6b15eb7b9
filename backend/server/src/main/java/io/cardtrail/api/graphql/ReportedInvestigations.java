package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.registry.Investigation;
import io.cardtrail.registry.Investigations;
import io.cardtrail.registry.Refused;
import io.cardtrail.warrant.Instrument;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Opens the investigation that a report is to be of, as its viewer opens it, and on record. */
@Component
class ReportedInvestigations {
    private final InvestigationAsking asking;
    private final Investigations investigations;

    ReportedInvestigations(InvestigationAsking asking, Investigations investigations) {
        this.asking = asking;
        this.investigations = investigations;
    }

    /**
     * {@return the investigation, own or shared}
     *
     * @throws Refused if it is not there for this account, or was saved since
     */
    Investigation open(Instrument instrument, ReportInput.Whole of, GraphQLContext context) {
        return asking.ask(
                context,
                instrument,
                "investigation",
                Map.of("investigation", of.id(), "generation", of.generation()),
                account -> investigations.at(account, instrument.id(), of.id(), of.generation()),
                found -> CanonicalJson.of(List.of(found.head().text())));
    }
}
