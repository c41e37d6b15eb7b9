package io.cardtrail.api.graphql;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Category;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.model.Interval;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Handle;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where questions begin: at a subject, or at a handle of an earlier answer. */
@Component
class Beginnings {
    private final Identifiers identifiers;
    private final Tokens tokens;

    Beginnings(Identifiers identifiers, Tokens tokens) {
        this.identifiers = identifiers;
        this.tokens = tokens;
    }

    /** A question's start, and what it asks of the kernel. */
    record Beginning(EntityRef start, AccessRequest request) {}

    /**
     * {@return where a question begins}
     *
     * @param ends what it names besides its start
     * @throws BadRequest if it names both a subject and a handle, or neither
     * @throws NotFound if the handle opens nothing
     */
    Beginning of(Instrument warrant, WayQuestion question, List<EntityRef> ends) {
        Identifier from = question.from();
        String handle = question.handle();
        if ((from == null) == (handle == null)) {
            throw new BadRequest("give exactly one of `from` and `handle`");
        }
        if (from != null) {
            EntityRef start = identifiers.ref(from);
            List<EntityRef> subjects = new ArrayList<>(ends);
            subjects.addFirst(start);
            return new Beginning(start, request(warrant, question, question.grant(), subjects));
        }
        Handle opened = opened(warrant, handle, question.grant());
        return new Beginning(
                opened.ref(),
                request(warrant, question, opened.grantId(), ends).fromHandle(opened.grantId(), opened.distance()));
    }

    /**
     * {@return where a question about one thing begins}
     *
     * @throws BadRequest if it names both a subject and a handle, or neither
     * @throws NotFound if the handle opens nothing
     */
    Beginning at(
            Instrument warrant,
            @Nullable Identifier of,
            @Nullable String handle,
            @Nullable String grant,
            @Nullable Interval window) {
        if ((of == null) == (handle == null)) {
            throw new BadRequest("give exactly one of `of` and `handle`");
        }
        if (of != null) {
            EntityRef start = identifiers.ref(of);
            return new Beginning(start, new AccessRequest(grant, List.of(start), null, null, window, null));
        }
        Handle opened = opened(warrant, handle, grant);
        return new Beginning(
                opened.ref(),
                new AccessRequest(opened.grantId(), List.of(), null, null, window, null)
                        .fromHandle(opened.grantId(), opened.distance()));
    }

    private Handle opened(Instrument warrant, @Nullable String handle, @Nullable String grant) {
        return tokens.open(warrant, handle == null ? "" : handle)
                .filter(opened -> grant == null || grant.equals(opened.grantId()))
                .orElseThrow(() ->
                        new NotFound("the handle opens nothing under this instrument as it stands; ask again from a "
                                + "subject the grant names"));
    }

    private AccessRequest request(
            Instrument warrant, WayQuestion question, @Nullable String grant, List<EntityRef> ends) {
        List<Category> categories = question.categories();
        List<EntityRef> subjects = new ArrayList<>(ends);
        subjects.addAll(question.ways().named(identifiers));
        return new AccessRequest(
                grant,
                subjects,
                categories == null ? null : Set.copyOf(categories),
                question.ways().channels(warrant, grant, question.channels()),
                question.window(),
                question.maxHops());
    }
}
