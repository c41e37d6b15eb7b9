package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.EntityView;
import io.cardtrail.api.view.Views;
import io.cardtrail.graph.Finding;
import io.cardtrail.graph.Reading;
import io.cardtrail.model.BadIdentifier;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.model.Sha256;
import io.cardtrail.registry.Register;
import io.cardtrail.trace.EntityActs;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Handle;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Reason;
import io.cardtrail.warrant.Tokens;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers for an instrument itself, and finds the things it names. */
@Controller
class WarrantController {
    private final Register register;
    private final Asking asking;
    private final Identifiers identifiers;
    private final Tokens tokens;
    private final EntityActs entityActs;
    private final Views views;

    WarrantController(
            Register register,
            Asking asking,
            Identifiers identifiers,
            Tokens tokens,
            EntityActs entityActs,
            Views views) {
        this.register = register;
        this.asking = asking;
        this.identifiers = identifiers;
        this.tokens = tokens;
        this.entityActs = entityActs;
        this.views = views;
    }

    @QueryMapping
    @Nullable
    Instrument warrant(@Argument String id) {
        Optional<Instrument> found = register.find(id, Caller.officer());
        if (found.isEmpty()) {
            asking.notFound(id);
        }
        return found.orElse(null);
    }

    @SchemaMapping(typeName = "Warrant")
    @Nullable
    EntityView subject(
            Instrument warrant,
            @Argument Identifier identifier,
            @Argument @Nullable String grant,
            GraphQLContext context) {
        EntityRef ref = identifiers.ref(identifier);
        Map<String, @Nullable Object> question =
                question(warrant, grant, "subject", identifier.kind() + " " + identifier.value());
        Grant granted;
        try {
            granted = asking.grant(warrant, AccessRequest.about(grant, ref), "subject", question);
        } catch (Denied denied) {
            if (denied.reasons().equals(EnumSet.of(Reason.SUBJECT_NOT_NAMED))) {
                return null;
            }
            throw denied;
        }
        return asking.ask(
                        context,
                        granted,
                        "subject",
                        question,
                        reading -> new Finding<>(views.entity(granted, ref, 0, Map.of()), 0, 0, Sha256.hex("subject")))
                .answer();
    }

    @SchemaMapping(typeName = "Warrant")
    @Nullable
    EntityView entity(Instrument warrant, @Argument String handle, GraphQLContext context) {
        Optional<Handle> opened = tokens.open(warrant, handle);
        if (opened.isEmpty()) {
            return null;
        }
        EntityRef ref = opened.get().ref();
        int distance = opened.get().distance();
        Map<String, @Nullable Object> question = question(warrant, opened.get().grantId(), "handle", handle);
        Grant grant = asking.grant(warrant, opened.get().opening(warrant), "entity", question);
        return asking.ask(
                        context,
                        grant,
                        "entity",
                        question,
                        reading -> new Finding<>(
                                views.entity(grant, ref, distance, sealed(reading, ref)), 0, 0, Sha256.hex("entity")))
                .answer();
    }

    @SchemaMapping(typeName = "Warrant")
    Page<EntityView> search(
            Instrument warrant,
            @Argument String text,
            @Argument @Nullable Set<EntityKind> kinds,
            @Argument @Nullable String grant,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        Page.checkFirst(first);
        Map<String, @Nullable Object> question = question(warrant, grant, "search", text);
        question.put(
                "kinds",
                kinds == null ? null : kinds.stream().map(Enum::name).sorted().toList());
        Grant granted = asking.grant(warrant, AccessRequest.about(grant), "search", question);
        List<EntityView> found = asking.ask(context, granted, "search", question, reading -> {
                    List<EntityView> subjects = named(granted, text, kinds).stream()
                            .map(ref -> views.entity(granted, ref, 0, Map.of()))
                            .toList();
                    return new Finding<>(subjects, subjects.size(), 0, Sha256.hex("search " + subjects.size()));
                })
                .answer();
        String user = Caller.account().name();
        String about = Sha256.hex("search " + CanonicalJson.of(question));
        int from = after == null ? 0 : opened(user, granted, about, after);
        return Page.from(found, first, from, end -> tokens.cursor(user, granted, about, Integer.toString(end)));
    }

    private int opened(String user, Grant grant, String about, String after) {
        return tokens.openCursor(user, grant, about, after)
                .map(Integer::parseInt)
                .orElseThrow(Page::noCursor);
    }

    /** The text may be an identifier of several kinds; whatever the grant names by it is found, and nothing else. */
    private List<EntityRef> named(Grant grant, String text, @Nullable Set<EntityKind> kinds) {
        return (kinds == null ? EnumSet.allOf(EntityKind.class) : kinds)
                .stream()
                        .flatMap(kind -> ref(kind, text).stream())
                        .filter(ref -> grant.named(ref).isPresent())
                        .toList();
    }

    private Optional<EntityRef> ref(EntityKind kind, String text) {
        try {
            return Optional.of(identifiers.ref(new Identifier(kind, text)));
        } catch (BadIdentifier notOfThisKind) {
            return Optional.empty();
        }
    }

    /** A person's identifier stands only with the acts; any act that the grant permits will do. */
    private Map<EntityRef, String> sealed(Reading reading, EntityRef ref) {
        if (ref.kind() != EntityKind.PERSON || reading.grant().pseudonymous(ref)) {
            return Map.of();
        }
        return entityActs.page(reading, ref, EntityActs.Choice.ALL, 1, null).acts().stream()
                .flatMap(act -> act.roles().stream())
                .filter(role -> role.entity().equals(ref) && role.sealed() != null)
                .findFirst()
                .map(role -> Map.of(ref, Objects.requireNonNull(role.sealed())))
                .orElse(Map.of());
    }

    private static Map<String, @Nullable Object> question(
            Instrument warrant, @Nullable String grant, String field, String value) {
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("warrant", warrant.id());
        question.put("grant", grant);
        question.put(field, value);
        return question;
    }
}
