package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.ActView;
import io.cardtrail.api.view.CellView;
import io.cardtrail.api.view.SourceRowView;
import io.cardtrail.api.view.Views;
import io.cardtrail.graph.Finding;
import io.cardtrail.graph.Reading;
import io.cardtrail.model.Sha256;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.Tracer;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.ActHandle;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What lies behind an answer: one of its acts by handle, and the cells of a source row. */
@Controller
class ActController {
    private final Asking asking;
    private final Tracer tracer;
    private final Tokens tokens;
    private final Views views;

    ActController(Asking asking, Tracer tracer, Tokens tokens, Views views) {
        this.asking = asking;
        this.tracer = tracer;
        this.tokens = tokens;
        this.views = views;
    }

    @SchemaMapping(typeName = "Warrant")
    @Nullable
    ActView act(Instrument warrant, @Argument String handle, GraphQLContext context) {
        ActHandle opened = tokens.openAct(warrant, handle).orElse(null);
        if (opened == null) {
            return null;
        }
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("warrant", warrant.id());
        question.put("act", handle);
        AccessRequest request =
                new AccessRequest(null, List.of(), null, null, null, 0).fromHandle(opened.grantId(), opened.distance());
        Grant grant = asking.grant(warrant, request, "act", question);
        return asking
                .ask(context, grant, "act", question, reading -> {
                    List<TracedAct> found = tracer.acts(
                            reading,
                            List.of(opened.actId()),
                            card -> grant.named(card).isPresent());
                    return new Finding<>(
                            views.acts(grant, found, opened.distance(), Views.sealed(found)),
                            found.size(),
                            ThirdPartyActs.of(grant, found),
                            digest(found));
                })
                .answer()
                .stream()
                .findFirst()
                .orElse(null);
    }

    @BatchMapping(typeName = "SourceRow", field = "cells")
    Map<SourceRowView, List<CellView>> cells(Set<SourceRowView> rows, GraphQLContext context) {
        Map<Grant, List<SourceRowView>> byGrant = new LinkedHashMap<>();
        rows.forEach(row -> byGrant.computeIfAbsent(row.origin().grant(), g -> new ArrayList<>())
                .add(row));
        Map<SourceRowView, List<CellView>> cells = new HashMap<>();
        byGrant.forEach((grant, wanted) -> cells.putAll(cells(context, grant, wanted)));
        return cells;
    }

    private Map<SourceRowView, List<CellView>> cells(GraphQLContext context, Grant grant, List<SourceRowView> rows) {
        List<String> leaves = rows.stream().map(SourceRowView::leaf).sorted().toList();
        return asking.askMore(context, grant, "cells", Map.of("rows", leaves), reading -> {
                    // An act is known from the answer under way, whose instrument and deletions are looked at once more
                    // before it leaves.
                    Map<String, TracedAct> whole = whole(reading, rows);
                    Map<String, TracedAct> acts = new HashMap<>();
                    Map<SourceRowView, List<CellView>> found = new HashMap<>();
                    for (SourceRowView row : inFiles(rows)) {
                        SourceRowView.Origin origin = row.origin();
                        TracedAct act = origin.told() == null
                                ? origin.act()
                                : whole.get(origin.act().id());
                        if (act == null) {
                            found.put(row, List.of());
                        } else {
                            acts.put(act.id(), act);
                            found.put(row, views.cells(reading, act, row));
                        }
                    }
                    return new Finding<>(
                            found,
                            acts.size(),
                            ThirdPartyActs.of(grant, acts.values()),
                            Sha256.hex(String.join("\n", leaves)));
                })
                .answer();
    }

    /** {@return rows as they stand in the files they are kept in} */
    private static List<SourceRowView> inFiles(List<SourceRowView> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(SourceRowView::batch).thenComparingLong(SourceRowView::line))
                .toList();
    }

    /** {@return the acts of rows whose answer does not tell all of them: whether a cell may be shown depends on what it leaves out} */
    private Map<String, TracedAct> whole(Reading reading, List<SourceRowView> rows) {
        List<String> ids = rows.stream()
                .filter(row -> row.origin().told() != null)
                .map(row -> row.origin().act().id())
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        return tracer.acts(reading, ids, card -> true).stream()
                .collect(Collectors.toMap(TracedAct::id, Function.identity()));
    }

    /** {@return digest of an answer that tells these acts, in this order} */
    static String digest(List<TracedAct> acts) {
        StringBuilder text = new StringBuilder();
        acts.forEach(act -> text.append(act.sources().getFirst().name()).append('\n'));
        return Sha256.hex(text.toString());
    }
}
