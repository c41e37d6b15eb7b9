package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.model.BadRequest;
import io.cardtrail.registry.Colleagues;
import io.cardtrail.registry.Investigation;
import io.cardtrail.registry.InvestigationText;
import io.cardtrail.registry.Investigations;
import io.cardtrail.warrant.Instrument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Saves, shares and drops what accounts keep of their work under an instrument. */
@Controller
class InvestigationController {
    private final InvestigationAsking asking;
    private final Investigations investigations;

    InvestigationController(InvestigationAsking asking, Investigations investigations) {
        this.asking = asking;
        this.investigations = investigations;
    }

    /** What is saved, as it comes. */
    record InvestigationInput(String name, List<String> tags, String narrative, String content) {
        InvestigationText text() {
            return new InvestigationText(name, tags, narrative, content);
        }
    }

    @MutationMapping
    InvestigationView saveInvestigation(
            @Argument String warrant,
            @Argument @Nullable String id,
            @Argument @Nullable Integer generation,
            @Argument InvestigationInput input,
            @Argument @Nullable Boolean mark,
            GraphQLContext context) {
        InvestigationText text = input.text();
        if ((id == null) != (generation == null)) {
            throw new BadRequest("id and generation go together: send both for an investigation that is there, and "
                    + "neither for a new one");
        }
        Map<String, @Nullable Object> noted = new HashMap<>();
        noted.put("investigation", id);
        noted.put("generation", generation);
        boolean marked = Boolean.TRUE.equals(mark);
        noted.put("mark", marked);
        noted.put("name", text.name());
        noted.put("digest", text.digest());
        return changed(
                asking.instrument(warrant),
                "saveInvestigation",
                noted,
                context,
                (account, instrument) -> id == null || generation == null
                        ? investigations.create(account, instrument, text)
                        : investigations.save(account, instrument, id, generation, text, marked));
    }

    @MutationMapping
    InvestigationView shareInvestigation(
            @Argument String warrant, @Argument String id, @Argument List<String> colleagues, GraphQLContext context) {
        Colleagues named = new Colleagues(colleagues);
        return changed(
                asking.instrument(warrant),
                "shareInvestigation",
                Map.of("investigation", id, "colleagues", named.names()),
                context,
                (account, instrument) -> investigations.share(account, instrument, id, named));
    }

    @MutationMapping
    boolean dropInvestigation(@Argument String warrant, @Argument String id) {
        return investigations.drop(Caller.account().name(), warrant, id);
    }

    /** Changes an investigation. */
    private interface Change {
        Investigation made(String account, Instrument instrument);
    }

    private InvestigationView changed(
            Instrument instrument,
            String operation,
            Map<String, ? extends @Nullable Object> noted,
            GraphQLContext context,
            Change change) {
        return asking.ask(
                context,
                instrument,
                operation,
                noted,
                account -> InvestigationView.of(instrument, account, change.made(account, instrument)),
                view -> view.head().text());
    }
}
