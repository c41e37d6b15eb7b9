package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.PathsView;
import io.cardtrail.warrant.Instrument;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers {@code paths}. */
@Controller
class PathsController {
    private final PathsAsking asking;

    PathsController(PathsAsking asking) {
        this.asking = asking;
    }

    @SchemaMapping(typeName = "Warrant")
    PathsView paths(Instrument warrant, @Argument PathsInput input, GraphQLContext context) {
        return asking.answer(asking.granted(warrant, input, "paths"), context);
    }
}
