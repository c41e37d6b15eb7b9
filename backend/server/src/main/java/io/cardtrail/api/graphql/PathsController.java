package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.PathsView;
import io.cardtrail.api.view.Views;
import io.cardtrail.graph.Answered;
import io.cardtrail.graph.Finding;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.model.Interval;
import io.cardtrail.trace.Direction;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.path.Paths;
import io.cardtrail.trace.path.PathsAnswer;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Handle;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers {@code paths}. */
@Controller
class PathsController {
    private final Asking asking;
    private final Identifiers identifiers;
    private final Tokens tokens;
    private final Paths paths;
    private final Views views;

    PathsController(Asking asking, Identifiers identifiers, Tokens tokens, Paths paths, Views views) {
        this.asking = asking;
        this.identifiers = identifiers;
        this.tokens = tokens;
        this.paths = paths;
        this.views = views;
    }

    @SchemaMapping(typeName = "Warrant")
    PathsView paths(Instrument warrant, @Argument PathsInput input, GraphQLContext context) {
        Map<String, @Nullable Object> question = question(warrant, input);
        Identifier from = input.from();
        String handle = input.handle();
        if ((from == null) == (handle == null)) {
            throw new BadRequest("give exactly one of `from` and `handle`");
        }
        EntityRef end = identifiers.ref(input.to());
        EntityRef start;
        AccessRequest request;
        if (from != null) {
            start = identifiers.ref(from);
            request = request(warrant, input, input.grant(), List.of(start, end));
        } else {
            Handle opened = opened(warrant, handle, input.grant());
            start = opened.ref();
            request = request(warrant, input, opened.grantId(), List.of(end))
                    .fromHandle(opened.grantId(), opened.distance());
        }
        Grant grant = asking.grant(warrant, request, "paths", question);
        TraceQuestion asked = new TraceQuestion(
                input.thread(),
                Direction.FORWARD,
                start,
                grant.maxHops(),
                input.limit(),
                input.ways().rules(warrant, grant, identifiers, tokens).reaching(end));
        Answered<PathsAnswer> answered = asking.ask(context, grant, "paths", question, reading -> {
            PathsAnswer answer = paths.find(reading, asked, input.first());
            List<TracedAct> acts = new ArrayList<>(answer.subgraph().acts());
            if (answer.others() != null) {
                acts.addAll(answer.others().acts());
            }
            return new Finding<>(answer, acts.size(), ThirdPartyActs.of(grant, acts), answer.digest());
        });
        return views.paths(
                grant,
                new Views.Reach(
                        input.categories() == null ? grant.terms().categories() : Set.copyOf(input.categories()),
                        request.channels() == null ? grant.terms().channels() : request.channels()),
                answered);
    }

    private Handle opened(Instrument warrant, @Nullable String handle, @Nullable String grant) {
        return tokens.open(warrant, handle == null ? "" : handle)
                .filter(opened -> grant == null || grant.equals(opened.grantId()))
                .orElseThrow(() ->
                        new NotFound("the handle opens nothing under this instrument as it stands; ask again from a "
                                + "subject the grant names"));
    }

    private AccessRequest request(Instrument warrant, PathsInput input, @Nullable String grant, List<EntityRef> ends) {
        List<EntityRef> subjects = new ArrayList<>(ends);
        subjects.addAll(input.ways().named(identifiers));
        return new AccessRequest(
                grant,
                subjects,
                input.categories() == null ? null : Set.copyOf(input.categories()),
                input.ways().channels(warrant, grant, input.channels()),
                input.window(),
                input.maxHops());
    }

    private static Map<String, @Nullable Object> question(Instrument warrant, PathsInput input) {
        Map<String, @Nullable Object> question = new HashMap<>();
        Identifier from = input.from();
        Interval window = input.window();
        question.put("warrant", warrant.id());
        question.put("grant", input.grant());
        question.put("from", from == null ? null : text(from));
        question.put("handle", input.handle());
        question.put("to", text(input.to()));
        question.put("thread", input.thread().name());
        question.put("categories", TraceController.names(input.categories()));
        question.put("channels", TraceController.names(input.channels()));
        question.put("window", window == null ? null : window.from() + "/" + window.to());
        question.put("maxHops", input.maxHops());
        question.put("limit", input.limit());
        question.put("first", input.first());
        input.ways().note(question);
        return question;
    }

    private static String text(Identifier identifier) {
        return identifier.kind() + " " + identifier.value();
    }
}
