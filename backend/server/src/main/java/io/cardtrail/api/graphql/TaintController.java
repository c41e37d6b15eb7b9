package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.TaintView;
import io.cardtrail.api.view.Views;
import io.cardtrail.graph.Answered;
import io.cardtrail.graph.Finding;
import io.cardtrail.model.Interval;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.taint.Taint;
import io.cardtrail.trace.taint.TaintAnswer;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.ActHandle;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers {@code taint}. */
@Controller
class TaintController {
    private final Asking asking;
    private final Tokens tokens;
    private final Taint taint;
    private final Views views;

    TaintController(Asking asking, Tokens tokens, Taint taint, Views views) {
        this.asking = asking;
        this.tokens = tokens;
        this.taint = taint;
        this.views = views;
    }

    @SchemaMapping(typeName = "Warrant")
    @Nullable
    TaintView taint(
            Instrument warrant,
            @Argument String payment,
            @Argument @Nullable Interval window,
            @Argument @Nullable Integer maxHops,
            @Argument int limit,
            GraphQLContext context) {
        ActHandle opened = tokens.openAct(warrant, payment).orElse(null);
        if (opened == null) {
            return null;
        }
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("warrant", warrant.id());
        question.put("payment", payment);
        question.put("window", window == null ? null : window.from() + "/" + window.to());
        question.put("maxHops", maxHops);
        question.put("limit", limit);
        AccessRequest request = new AccessRequest(null, List.of(), null, null, window, maxHops)
                .fromHandle(opened.grantId(), opened.distance());
        Grant grant = asking.grant(warrant, request, "taint", question);
        Answered<Optional<TaintAnswer>> answered = asking.ask(context, grant, "taint", question, reading -> {
            Optional<TaintAnswer> answer = taint.of(reading, opened.actId(), grant.maxHops(), limit);
            List<TracedAct> told = answer.map(TaintAnswer::told).orElse(List.of());
            return new Finding<>(
                    answer,
                    told.size(),
                    ThirdPartyActs.of(grant, told),
                    answer.map(TaintAnswer::digest).orElseGet(() -> ActController.digest(told)));
        });
        return answered.answer()
                .map(answer -> views.taint(
                        grant,
                        new Answered<>(answer, answered.asOf(), answered.digest(), answered.audit(), answered.held())))
                .orElse(null);
    }
}
