package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.TraceView;
import io.cardtrail.api.view.Views;
import io.cardtrail.graph.Answered;
import io.cardtrail.graph.Finding;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.model.Interval;
import io.cardtrail.trace.TraceAnswer;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.Tracer;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Handle;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Tokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers {@code trace} and {@code chain}. */
@Controller
class TraceController {
    private final Asking asking;
    private final Identifiers identifiers;
    private final Tokens tokens;
    private final Tracer tracer;
    private final Views views;

    TraceController(Asking asking, Identifiers identifiers, Tokens tokens, Tracer tracer, Views views) {
        this.asking = asking;
        this.identifiers = identifiers;
        this.tokens = tokens;
        this.tracer = tracer;
        this.views = views;
    }

    @SchemaMapping(typeName = "Warrant")
    TraceView trace(Instrument warrant, @Argument TraceInput input, GraphQLContext context) {
        Map<String, @Nullable Object> question = question(warrant, input);
        Identifier from = input.from();
        String handle = input.handle();
        if ((from == null) == (handle == null)) {
            throw new BadRequest("give exactly one of `from` and `handle`");
        }
        EntityRef start;
        AccessRequest request;
        if (from != null) {
            start = identifiers.ref(from);
            request = request(warrant, input, input.grant(), start);
        } else {
            Handle opened = opened(warrant, handle, input.grant());
            start = opened.ref();
            request = request(warrant, input, opened.grantId(), null).fromHandle(opened.grantId(), opened.distance());
        }
        Grant grant = asking.grant(warrant, request, "trace", question);
        Views.Reach reach = new Views.Reach(
                input.categories() == null ? grant.terms().categories() : Set.copyOf(input.categories()),
                request.channels() == null ? grant.terms().channels() : request.channels());
        return answer(
                context,
                grant,
                reach,
                "trace",
                question,
                new TraceQuestion(
                        input.thread(),
                        input.direction(),
                        start,
                        grant.maxHops(),
                        input.limit(),
                        input.ways().rules(warrant, grant, identifiers, tokens)));
    }

    @SchemaMapping(typeName = "Warrant")
    TraceView chain(
            Instrument warrant, @Argument Identifier of, @Argument @Nullable String grant, GraphQLContext context) {
        if (of.kind() != EntityKind.CARD && of.kind() != EntityKind.PIN) {
            throw new BadRequest("a chain is of a CARD or a PIN, not of a " + of.kind() + "; use trace");
        }
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("warrant", warrant.id());
        question.put("grant", grant);
        question.put("of", text(of));
        EntityRef card = identifiers.ref(of);
        Grant granted = asking.grant(warrant, AccessRequest.about(grant, card), "chain", question);
        return answer(
                context,
                granted,
                new Views.Reach(granted.terms().categories(), granted.terms().channels()),
                "chain",
                question,
                TraceQuestion.chain(card, granted.maxHops(), TraceQuestion.MAX_LIMIT));
    }

    private TraceView answer(
            GraphQLContext context,
            Grant grant,
            Views.Reach reach,
            String operation,
            Map<String, @Nullable Object> question,
            TraceQuestion traced) {
        Answered<TraceAnswer> answered = asking.ask(context, grant, operation, question, reading -> {
            TraceAnswer answer = tracer.trace(reading, traced);
            List<TracedAct> told = told(answer);
            return new Finding<>(answer, told.size(), ThirdPartyActs.of(grant, told), answer.digest());
        });
        return views.trace(grant, traced, reach, answered);
    }

    /** Records told of: the acts, and what gaps cite beside them. */
    private static List<TracedAct> told(TraceAnswer answer) {
        Set<String> acts = answer.acts().stream().map(TracedAct::id).collect(Collectors.toSet());
        return Stream.concat(
                        answer.acts().stream(),
                        answer.cited().values().stream().filter(act -> !acts.contains(act.id())))
                .toList();
    }

    private Handle opened(Instrument warrant, @Nullable String handle, @Nullable String grant) {
        return tokens.open(warrant, handle == null ? "" : handle)
                .filter(opened -> grant == null || grant.equals(opened.grantId()))
                .orElseThrow(() ->
                        new NotFound("the handle opens nothing under this instrument as it stands; ask again from a "
                                + "subject the grant names"));
    }

    private AccessRequest request(
            Instrument warrant, TraceInput input, @Nullable String grant, @Nullable EntityRef start) {
        List<EntityRef> subjects = new ArrayList<>(input.ways().named(identifiers));
        if (start != null) {
            subjects.addFirst(start);
        }
        return new AccessRequest(
                grant,
                subjects,
                input.categories() == null ? null : Set.copyOf(input.categories()),
                input.ways().channels(warrant, grant, input.channels()),
                input.window(),
                input.maxHops());
    }

    private static Map<String, @Nullable Object> question(Instrument warrant, TraceInput input) {
        Map<String, @Nullable Object> question = new HashMap<>();
        Identifier from = input.from();
        Interval window = input.window();
        question.put("warrant", warrant.id());
        question.put("grant", input.grant());
        question.put("from", from == null ? null : text(from));
        question.put("handle", input.handle());
        question.put("thread", input.thread().name());
        question.put("direction", input.direction().name());
        question.put("categories", names(input.categories()));
        question.put("channels", names(input.channels()));
        question.put("window", window == null ? null : window.from() + "/" + window.to());
        question.put("maxHops", input.maxHops());
        question.put("limit", input.limit());
        input.ways().note(question);
        return question;
    }

    static @Nullable List<String> names(@Nullable Collection<? extends Enum<?>> values) {
        return values == null ? null : values.stream().map(Enum::name).sorted().toList();
    }

    private static String text(Identifier identifier) {
        return identifier.kind() + " " + identifier.value();
    }
}
