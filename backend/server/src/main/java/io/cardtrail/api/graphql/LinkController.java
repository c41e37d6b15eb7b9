package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.EntityView;
import io.cardtrail.api.view.RegistrationView;
import io.cardtrail.api.view.TraceView.ExitView;
import io.cardtrail.api.view.Views;
import io.cardtrail.graph.Finding;
import io.cardtrail.graph.Reading;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Sha256;
import io.cardtrail.trace.ScopedActs;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.Tracer;
import io.cardtrail.trace.link.ExitRule;
import io.cardtrail.trace.link.LinkingActs;
import io.cardtrail.trace.link.Registrations;
import io.cardtrail.warrant.Grant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

/** Who is on record behind a thing, and how many use an address. */
@Controller
class LinkController {
    private final Asking asking;
    private final Tracer tracer;
    private final Views views;

    LinkController(Asking asking, Tracer tracer, Views views) {
        this.asking = asking;
        this.tracer = tracer;
        this.views = views;
    }

    @BatchMapping(typeName = "Entity", field = "registrations")
    Map<EntityView, List<RegistrationView>> registrations(Set<EntityView> entities, GraphQLContext context) {
        Map<EntityView, List<RegistrationView>> all = new HashMap<>();
        byGrant(entities)
                .forEach((grant, wanted) -> registered(context, grant, wanted, "registrations")
                        .forEach((entity, found) -> all.put(
                                entity,
                                views.registrations(
                                        grant, found, entity.origin().distance()))));
        return all;
    }

    @BatchMapping(typeName = "Entity", field = "naturalPerson")
    Map<EntityView, Boolean> naturalPerson(Set<EntityView> entities, GraphQLContext context) {
        Map<EntityView, Boolean> all = new HashMap<>();
        byGrant(entities)
                .forEach((grant, wanted) -> registered(context, grant, wanted, "naturalPerson")
                        .forEach((entity, found) -> all.put(
                                entity,
                                entity.kind() == EntityKind.PERSON
                                        || found.stream().anyMatch(Registrations.Registered::naturalPerson))));
        return all;
    }

    @BatchMapping(typeName = "Entity", field = "sharedExit")
    Map<EntityView, ExitView> sharedExit(Set<EntityView> entities, GraphQLContext context) {
        Map<EntityView, ExitView> all = new HashMap<>();
        byGrant(entities.stream()
                        .filter(entity -> entity.kind() == EntityKind.IP)
                        .toList())
                .forEach((grant, wanted) -> all.putAll(exits(context, grant, wanted)));
        return all;
    }

    private static Map<Grant, List<EntityView>> byGrant(Iterable<EntityView> entities) {
        Map<Grant, List<EntityView>> byGrant = new LinkedHashMap<>();
        entities.forEach(entity -> byGrant.computeIfAbsent(entity.origin().grant(), g -> new ArrayList<>())
                .add(entity));
        return byGrant;
    }

    /** Nothing for an entity from which no hop is left. */
    private Map<EntityView, List<Registrations.Registered>> registered(
            GraphQLContext context, Grant grant, List<EntityView> entities, String operation) {
        List<EntityView> wanted = entities.stream()
                .filter(entity -> entity.origin().distance() < grant.hopsSpent() + grant.maxHops())
                .toList();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return asking.ask(context, grant, operation, question(wanted), reading -> {
                    Map<EntityRef, List<Registrations.Registered>> found =
                            Registrations.of(tracer, reading, refs(wanted));
                    Map<EntityView, List<Registrations.Registered>> of = new LinkedHashMap<>();
                    wanted.forEach(entity ->
                            of.put(entity, found.getOrDefault(entity.origin().ref(), List.of())));
                    List<TracedAct> acts = found.values().stream()
                            .flatMap(List::stream)
                            .map(Registrations.Registered::act)
                            .toList();
                    return new Finding<>(of, acts.size(), ThirdPartyActs.of(grant, acts), digest(acts));
                })
                .answer();
    }

    private Map<EntityView, ExitView> exits(GraphQLContext context, Grant grant, List<EntityView> wanted) {
        return asking.ask(context, grant, "sharedExit", question(wanted), reading -> counted(reading, wanted))
                .answer();
    }

    private static Finding<Map<EntityView, ExitView>> counted(Reading reading, List<EntityView> wanted) {
        Map<EntityRef, List<ExitRule.Use>> uses = LinkingActs.accounts(new ScopedActs(reading), refs(wanted));
        Map<EntityView, ExitView> exits = new HashMap<>();
        StringBuilder counts = new StringBuilder();
        for (EntityView address : wanted) {
            int most = ExitRule.USUAL.most(uses.getOrDefault(address.origin().ref(), List.of()));
            exits.put(address, new ExitView(address, most));
            counts.append(most).append('\n');
        }
        return new Finding<>(exits, 0, 0, Sha256.hex(counts.toString()));
    }

    private static List<EntityRef> refs(List<EntityView> entities) {
        return entities.stream().map(entity -> entity.origin().ref()).distinct().toList();
    }

    private static Map<String, @Nullable Object> question(List<EntityView> entities) {
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("entities", entities.stream().map(EntityView::id).sorted().toList());
        return question;
    }

    private static String digest(List<TracedAct> acts) {
        StringBuilder text = new StringBuilder();
        acts.forEach(act -> text.append(act.sources().getFirst().name()).append('\n'));
        return Sha256.hex(text.toString());
    }
}
