package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.PathsView;
import io.cardtrail.api.view.Views;
import io.cardtrail.graph.Answered;
import io.cardtrail.graph.Finding;
import io.cardtrail.graph.Reading;
import io.cardtrail.model.Category;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifiers;
import io.cardtrail.trace.Direction;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.path.Paths;
import io.cardtrail.trace.path.PathsAnswer;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a question of what an input for ways says, takes it through the kernel, and asks it. */
@Component
class PathsAsking {
    private final Asking asking;
    private final Beginnings beginnings;
    private final Identifiers identifiers;
    private final Tokens tokens;
    private final Paths paths;
    private final Views views;

    PathsAsking(
            Asking asking, Beginnings beginnings, Identifiers identifiers, Tokens tokens, Paths paths, Views views) {
        this.asking = asking;
        this.beginnings = beginnings;
        this.identifiers = identifiers;
        this.tokens = tokens;
        this.paths = paths;
        this.views = views;
    }

    /** A question that is granted, and not yet asked; parts as in {@link TraceAsking.Granted}. */
    record Granted(
            Grant grant,
            String operation,
            Views.Reach reach,
            TraceQuestion question,
            int first,
            Map<String, @Nullable Object> noted) {}

    /**
     * {@return the question}
     *
     * @param operation what it is asked for, for the audit
     * @throws Denied with every reason; the refusal is on record by then
     */
    Granted granted(Instrument warrant, PathsInput input, String operation) {
        Map<String, @Nullable Object> question = input.noted(warrant);
        question.put("to", WayQuestion.text(input.to()));
        question.put("first", input.first());
        EntityRef end = identifiers.ref(input.to());
        Beginnings.Beginning beginning = beginnings.of(warrant, input, List.of(end));
        Grant grant = asking.grant(warrant, beginning.request(), operation, question);
        Views.Reach reach = input.reach(grant, beginning.request());
        TraceQuestion asked = new TraceQuestion(
                        input.thread(),
                        Direction.FORWARD,
                        beginning.start(),
                        grant.maxHops(),
                        input.limit(),
                        input.ways().rules(warrant, grant, identifiers, tokens).reaching(end))
                .withIdentities(reach.categories().contains(Category.INFERENCE));
        return new Granted(grant, operation, reach, asked, input.first(), question);
    }

    /** {@return the ways found, as part of the response under way} */
    PathsView answer(Granted asked, GraphQLContext context) {
        Answered<PathsAnswer> answered =
                asking.ask(context, asked.grant(), asked.operation(), asked.noted(), reading -> find(asked, reading));
        return views.paths(asked.grant(), asked.reach(), answered);
    }

    /** {@return what it finds of what was stored by a batch, to be compared with an earlier answer} */
    Answered<PathsAnswer> asOf(Granted asked, long asOf, GraphQLContext context) {
        return asking.askAsOf(
                context, asked.grant(), asked.operation(), asked.noted(), asOf, reading -> find(asked, reading));
    }

    private Finding<PathsAnswer> find(Granted asked, Reading reading) {
        PathsAnswer answer = paths.find(reading, asked.question(), asked.first());
        List<TracedAct> acts = told(answer);
        return new Finding<>(answer, acts.size(), ThirdPartyActs.of(asked.grant(), acts), answer.digest());
    }

    /** {@return every act that is told of} */
    static List<TracedAct> told(PathsAnswer answer) {
        List<TracedAct> acts = new ArrayList<>(answer.subgraph().told());
        if (answer.others() != null) {
            acts.addAll(answer.others().told());
        }
        return acts;
    }
}
