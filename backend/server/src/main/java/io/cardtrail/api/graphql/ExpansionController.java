package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.ActView;
import io.cardtrail.api.view.EntityView;
import io.cardtrail.api.view.Views;
import io.cardtrail.graph.Answered;
import io.cardtrail.graph.Finding;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Role;
import io.cardtrail.model.Sha256;
import io.cardtrail.trace.Bound;
import io.cardtrail.trace.EntityActs;
import io.cardtrail.trace.Expansion;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Tokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What lies around a thing: counts by role first, then the acts that were chosen. */
@Controller
class ExpansionController {
    private final Asking asking;
    private final EntityActs entityActs;
    private final Tokens tokens;
    private final Views views;

    ExpansionController(Asking asking, EntityActs entityActs, Tokens tokens, Views views) {
        this.asking = asking;
        this.entityActs = entityActs;
        this.tokens = tokens;
        this.views = views;
    }

    /** Acts of an entity. */
    record ActPage(List<ActView> nodes, long totalCount, Page.PageInfo pageInfo, List<Bound> bounds, String audit) {}

    /** Counts around an entity. */
    record Counts(List<Expansion.OfRole> roles, long acts, long parties, List<Bound> bounds, String audit) {}

    @SchemaMapping(typeName = "Entity")
    Counts expansion(EntityView entity, @Argument @Nullable Interval window, GraphQLContext context) {
        Map<String, @Nullable Object> question = question(entity, window);
        Grant grant = grant(entity, window, "expansion", question);
        boolean spent = spent(entity);
        Answered<Expansion> answered = asking.ask(context, grant, "expansion", question, reading -> {
            Expansion found = spent
                    ? Expansion.NONE
                    : Expansion.of(reading, entity.origin().ref());
            // Counts are no records: none is told, nobody is named.
            return new Finding<>(found, 0, 0, Sha256.hex("expansion " + found));
        });
        Expansion found = answered.answer();
        return new Counts(
                found.roles(),
                found.acts(),
                found.parties(),
                bounds(spent, found.limited() ? Bound.LIMIT : null),
                answered.audit());
    }

    @SchemaMapping(typeName = "Entity")
    ActPage acts(
            EntityView entity,
            @Argument int first,
            @Argument @Nullable String after,
            @Argument @Nullable Role role,
            @Argument @Nullable ActKind kind,
            @Argument @Nullable Boolean newestFirst,
            @Argument @Nullable Interval window,
            GraphQLContext context) {
        Page.checkFirst(first);
        EntityActs.Choice choice = new EntityActs.Choice(role, kind, Boolean.TRUE.equals(newestFirst));
        Map<String, @Nullable Object> question = question(entity, window);
        question.put("role", role == null ? null : role.name());
        question.put("kind", kind == null ? null : kind.name());
        question.put("newestFirst", choice.newestFirst());
        String about = Sha256.hex("acts " + CanonicalJson.of(question));
        question.put("first", first);
        question.put("after", after);
        Grant grant = grant(entity, window, "acts", question);
        String user = Caller.account().name();
        EntityRef ref = entity.origin().ref();
        boolean spent = spent(entity);
        EntityActs.@Nullable Position position = after == null || spent ? null : opened(user, grant, about, after);
        Answered<EntityActs.Page> answered = asking.ask(context, grant, "acts", question, reading -> {
            EntityActs.Page found = spent
                    ? new EntityActs.Page(List.of(), 0, null, false)
                    : entityActs.page(reading, ref, choice, first, position);
            return new Finding<>(
                    found,
                    found.acts().size(),
                    ThirdPartyActs.of(grant, found.acts()),
                    ActController.digest(found.acts()));
        });
        EntityActs.Page page = answered.answer();
        EntityActs.Position next = page.next();
        return new ActPage(
                views.actsOf(grant, ref, entity.origin().distance(), page.acts(), Views.sealed(page.acts())),
                page.total(),
                new Page.PageInfo(next != null, next == null ? null : tokens.cursor(user, grant, about, text(next))),
                bounds(spent, page.cutByRecords() ? Bound.MAX_RECORDS : null),
                answered.audit());
    }

    /** Whether no hop is left to look at what lies around it. */
    private static boolean spent(EntityView entity) {
        Grant grant = entity.origin().grant();
        return entity.origin().distance() + 1 > grant.hopsSpent() + grant.maxHops();
    }

    private static List<Bound> bounds(boolean spent, @Nullable Bound cut) {
        return spent ? List.of(Bound.MAX_HOPS) : cut == null ? List.of() : List.of(cut);
    }

    private static Map<String, @Nullable Object> question(EntityView entity, @Nullable Interval window) {
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("entity", entity.id());
        question.put("window", window == null ? null : window.from() + " " + window.to());
        return question;
    }

    private Grant grant(
            EntityView entity,
            @Nullable Interval window,
            String operation,
            Map<String, ? extends @Nullable Object> question) {
        Grant grant = entity.origin().grant();
        return window == null ? grant : asking.narrowed(grant, window, operation, question);
    }

    private static String text(EntityActs.Position position) {
        return position.at() + "\n" + position.line() + "\n" + position.act() + "\n" + position.file();
    }

    private EntityActs.Position opened(String user, Grant grant, String about, String after) {
        String[] parts = tokens.openCursor(user, grant, about, after)
                .orElseThrow(Page::noCursor)
                .split("\n", 4);
        return new EntityActs.Position(Instant.parse(parts[0]), parts[3], Long.parseLong(parts[1]), parts[2]);
    }
}
