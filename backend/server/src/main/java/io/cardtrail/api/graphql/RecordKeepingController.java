package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.graph.Finding;
import io.cardtrail.trace.RecordKeepings;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers {@code recordKeeping}. It names nobody but holders, so no record of it counts as about a third party. */
@Controller
class RecordKeepingController {
    private final Asking asking;

    RecordKeepingController(Asking asking) {
        this.asking = asking;
    }

    @SchemaMapping(typeName = "Warrant")
    List<RecordKeepings.Seen> recordKeeping(
            Instrument warrant, @Argument @Nullable String grant, GraphQLContext context) {
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("warrant", warrant.id());
        question.put("grant", grant);
        AccessRequest request = new AccessRequest(grant, List.of(), null, null, null, 0);
        Grant granted = asking.grant(warrant, request, "recordKeeping", question);
        return asking.ask(context, granted, "recordKeeping", question, reading -> {
                    List<RecordKeepings.Seen> all = RecordKeepings.all(reading);
                    return new Finding<>(all, all.size(), 0, RecordKeepings.digest(all));
                })
                .answer();
    }
}
