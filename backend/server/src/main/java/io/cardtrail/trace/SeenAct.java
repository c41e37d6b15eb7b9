package io.cardtrail.trace;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.model.SourceRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An act with everything the grant leaves of it, PINs included: what the walk works on, and never what it hands out.
 *
 * @param roles granted ones, sorted
 * @param sources as of the reading, smallest first; never empty
 */
public record SeenAct(
        String id,
        ActKind kind,
        Instant at,
        String atText,
        String clock,
        Channel channel,
        String holder,
        ActAttributes attributes,
        List<Participant> roles,
        List<SourceRef> sources)
        implements ActView {
    static final Comparator<Participant> ROLES = Comparator.comparing(Participant::role)
            .thenComparing(Participant::entity)
            .thenComparing(Participant::name, Comparator.nullsFirst(Comparator.naturalOrder()));

    static final Set<Role> CARD_ROLES = EnumSet.of(Role.OF_CARD);
    static final Set<Role> PIN_ROLES = EnumSet.of(Role.OF_PIN, Role.HAS_PIN);

    @Override
    public NavigableSet<EntityRef> cards() {
        return named(CARD_ROLES, EntityKind.CARD);
    }

    @Override
    public NavigableSet<EntityRef> pins() {
        return named(PIN_ROLES, EntityKind.PIN);
    }

    @Override
    public SourceRef place() {
        return sources.getFirst();
    }

    @Override
    public boolean names(EntityRef entity) {
        return roles.stream().anyMatch(role -> role.entity().equals(entity));
    }

    @Override
    public Set<EntityRef> accounts(Role role) {
        return named(Set.of(role), EntityKind.PAYMENT_ACCOUNT);
    }

    /** {@return whoever has the role, the first of several} */
    public @Nullable EntityRef inRole(Role role) {
        return roles.stream()
                .filter(p -> p.role() == role)
                .map(Participant::entity)
                .findFirst()
                .orElse(null);
    }

    private NavigableSet<EntityRef> named(Set<Role> as, EntityKind kind) {
        return roles.stream()
                .filter(p -> as.contains(p.role()) && p.entity().kind() == kind)
                .map(Participant::entity)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
