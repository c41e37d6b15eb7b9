package io.cardtrail.trace;

import io.cardtrail.graph.Reading;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What lies around a thing, counted and page by page, against plain lists of the reduced graph. */
final class ExpansionCompared {
    private static final Comparator<SeenAct> NEWEST =
            Comparator.comparing(SeenAct::at).thenComparing(SeenAct::id).reversed();

    private final EntityActs entityActs = new EntityActs();
    private final Reading reading;
    private final List<SeenAct> acts;
    private final EntityRef entity;
    private final RandomGenerator random;

    /** @param acts those of the reduced graph that name {@code entity}, as pages have them */
    ExpansionCompared(Reading reading, List<SeenAct> acts, EntityRef entity, RandomGenerator random) {
        this.reading = reading;
        this.acts = acts;
        this.entity = entity;
        this.random = random;
    }

    /** Each pair that should be the same: what the plain lists say, and the engine. */
    void each(BiConsumer<String, String> pair) {
        int most = List.of(1, 2, 3, Expansion.MOST).get(random.nextInt(4));
        pair.accept(
                counted(most).toString(), Expansion.of(reading, entity, most).toString());
        List<Expansion.OfRole> parts = Expansion.of(reading, entity).roles();
        if (!parts.isEmpty()) {
            Expansion.OfRole part = any(parts);
            pair.accept(part.toString(), paged(part, told(new EntityActs.Choice(part.role(), part.kind(), false))));
        }
        EntityActs.Choice choice = new EntityActs.Choice(role(), kind(), random.nextBoolean());
        // What a page's acts are read by has the scope, too: without the positions nothing would show that their query
        // has it.
        pair.accept(
                chosen(choice).toString(),
                EntityActs.positions(reading, entity, choice, 1_000, null).stream()
                        .map(EntityActs.Position::act)
                        .toList()
                        .toString());
        pair.accept(
                chosen(choice).toString(),
                told(choice).stream().map(TracedAct::id).toList().toString());
        pair.accept(
                String.valueOf(chosen(choice).size()),
                String.valueOf(entityActs.page(reading, entity, choice, 1, null).total()));
    }

    private String paged(Expansion.OfRole part, List<TracedAct> told) {
        if (told.isEmpty()) {
            return "no act";
        }
        int parties = others(told.stream().map(TracedAct::roles).toList()).size();
        return new Expansion.OfRole(
                        part.role(),
                        part.kind(),
                        told.size(),
                        parties,
                        told.getFirst().at(),
                        told.getLast().at())
                .toString();
    }

    private @Nullable Role role() {
        List<Role> has = acts.stream()
                .flatMap(act -> act.roles().stream())
                .filter(role -> role.entity().equals(entity))
                .map(Participant::role)
                .toList();
        return random.nextInt(4) == 0 ? null : any(has.isEmpty() ? Arrays.asList(Role.values()) : has);
    }

    private @Nullable ActKind kind() {
        List<ActKind> has = acts.stream().map(SeenAct::kind).toList();
        return random.nextBoolean() ? null : any(has.isEmpty() ? Arrays.asList(ActKind.values()) : has);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private List<String> chosen(EntityActs.Choice choice) {
        List<String> ids = new ArrayList<>();
        for (SeenAct act : acts) {
            if ((choice.kind() == null || act.kind() == choice.kind())
                    && act.roles().stream()
                            .anyMatch(role -> role.entity().equals(entity)
                                    && (choice.role() == null || role.role() == choice.role()))) {
                ids.add(act.id());
            }
        }
        if (choice.newestFirst()) {
            Collections.reverse(ids);
        }
        return ids;
    }

    private List<TracedAct> told(EntityActs.Choice choice) {
        int first = 1 + random.nextInt(4);
        List<TracedAct> all = new ArrayList<>();
        EntityActs.Position after = null;
        do {
            EntityActs.Page page = entityActs.page(reading, entity, choice, first, after);
            all.addAll(page.acts());
            after = page.next();
        } while (after != null && all.size() < 1_000);
        return all;
    }

    private record Part(Role role, ActKind kind) {}

    private Expansion counted(int most) {
        List<SeenAct> looked = acts.stream().sorted(NEWEST).limit(most).toList();
        TreeMap<Part, List<SeenAct>> parts =
                new TreeMap<>(Comparator.comparing(Part::role).thenComparing(Part::kind));
        for (SeenAct act : acts) {
            act.roles().stream()
                    .filter(role -> role.entity().equals(entity))
                    .map(role -> new Part(role.role(), act.kind()))
                    .distinct()
                    .forEach(part ->
                            parts.computeIfAbsent(part, p -> new ArrayList<>()).add(act));
        }
        List<Expansion.OfRole> roles = new ArrayList<>();
        parts.forEach((part, of) -> {
            List<Instant> times = of.stream().map(SeenAct::at).sorted().toList();
            List<SeenAct> seen = of.stream().filter(looked::contains).toList();
            roles.add(new Expansion.OfRole(
                    part.role(), part.kind(), of.size(), parties(seen), times.getFirst(), times.getLast()));
        });
        return new Expansion(roles, acts.size(), parties(looked), acts.size() > most);
    }

    private long parties(List<SeenAct> of) {
        boolean card = entity.kind() == EntityKind.CARD || entity.kind() == EntityKind.PIN;
        return others(of.stream().map(SeenAct::roles).toList()).stream()
                .filter(other -> other.kind() != EntityKind.PIN)
                .filter(other -> !card || other.kind() != EntityKind.CARD)
                .count();
    }

    private Set<EntityRef> others(Collection<List<Participant>> roles) {
        Set<EntityRef> others = new HashSet<>();
        roles.forEach(of -> of.forEach(role -> others.add(role.entity())));
        others.remove(entity);
        return others;
    }
}
