package io.cardtrail.api.view;

import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Participant;
import io.cardtrail.model.SourceRef;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Scope;
import io.cardtrail.warrant.Tokens;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a reading found into what may leave, for one answer under one grant: internal keys become tokens, people the grant
 * does not name become pseudonyms, and nothing is shown that this class does not show.
 */
final class Disclosure {
    private final Grant grant;
    private final Tokens tokens;
    private final EdgeKey edgeKey;
    private final Map<EntityRef, Integer> distances;
    private final Map<EntityRef, String> sealed;
    private final Map<EntityRef, String> pseudonyms;
    private boolean onlyRoles;
    private final Map<EntityRef, EntityView> views = new HashMap<>();

    /**
     * @param distances everything the answer names, with its distance from a named subject in hops
     * @param sealed the encrypted identifiers of persons
     */
    Disclosure(
            Grant grant,
            Tokens tokens,
            EdgeKey edgeKey,
            Map<EntityRef, Integer> distances,
            Map<EntityRef, String> sealed) {
        this.grant = grant;
        this.tokens = tokens;
        this.edgeKey = edgeKey;
        this.distances = distances;
        this.sealed = sealed;
        this.pseudonyms = tokens.labels(
                grant.instrument(),
                distances.keySet().stream().filter(grant::pseudonymous).toList());
    }

    /** {@return this, with nothing told of a row but who and what stands in the roles of its act} */
    Disclosure ofRolesOnly() {
        onlyRoles = true;
        return this;
    }

    EntityView entity(EntityRef ref) {
        return views.computeIfAbsent(ref, this::view);
    }

    @Nullable
    EntityView entityOrNull(@Nullable EntityRef ref) {
        return ref == null ? null : entity(ref);
    }

    List<EntityView> entities(Collection<EntityRef> refs) {
        return refs.stream().map(this::entity).toList();
    }

    /**
     * {@return the act as it may leave}
     *
     * @param distance how far from a named subject it lies, in hops; its handle proves that
     */
    ActView act(TracedAct act, int distance, List<ActView> settledBy) {
        return new ActView(
                tokens.actId(grant.instrument(), act.id()),
                tokens.actHandle(grant, act.id(), distance),
                act.kind(),
                act.at(),
                act.atText(),
                act.clock(),
                act.channel(),
                act.holder(),
                act.depth(),
                act.grade(),
                act.roles().stream().map(this::role).toList(),
                act.sources().stream().map(source -> source(act, source)).toList(),
                entities(act.cards()),
                settledBy,
                act.attributes());
    }

    /** {@return the act without those who took part in it, and without a handle to ask for them by} */
    GapViews.CitedAct cited(TracedAct act) {
        return new GapViews.CitedAct(
                tokens.actId(grant.instrument(), act.id()),
                act.kind(),
                act.at(),
                act.atText(),
                act.channel(),
                act.holder(),
                act.attributes().faceValue(),
                act.attributes().quantity(),
                act.attributes().amount(),
                act.sources().stream().map(source -> source(act, source)).toList());
    }

    private RoleView role(Participant participant) {
        boolean hidden = grant.pseudonymous(participant.entity());
        return new RoleView(participant.role(), entity(participant.entity()), hidden ? null : participant.name());
    }

    private SourceRowView source(TracedAct act, SourceRef source) {
        return new SourceRowView(
                source.file(),
                source.fileDigest(),
                source.line(),
                source.batch(),
                source.leaf(),
                act.holder(),
                grant.instrument().number() + " · grant " + grant.terms().id() + " · "
                        + Scope.pair(act.kind(), act.channel()),
                new SourceRowView.Origin(
                        grant,
                        act,
                        source,
                        onlyRoles
                                ? act.roles().stream().map(Participant::entity).collect(Collectors.toSet())
                                : null));
    }

    private EntityView view(EntityRef ref) {
        int distance = distances.getOrDefault(ref, grant.maxHops());
        boolean hidden = grant.pseudonymous(ref);
        String value = hidden || ref.kind() == EntityKind.PIN ? null : value(ref);
        String label = value == null ? pseudonyms.getOrDefault(ref, ref.kind().label()) : value;
        return new EntityView(
                tokens.id(grant.instrument(), ref),
                tokens.handle(grant, ref, distance),
                ref.kind(),
                label,
                value,
                hidden,
                new EntityView.Origin(grant, ref, distance));
    }

    private @Nullable String value(EntityRef ref) {
        Identifier named = grant.named(ref).orElse(null);
        if (named != null) {
            return named.value();
        }
        if (ref.kind() == EntityKind.PERSON) {
            String body = sealed.get(ref);
            return body == null ? null : edgeKey.unseal(body);
        }
        return ref.key();
    }
}
