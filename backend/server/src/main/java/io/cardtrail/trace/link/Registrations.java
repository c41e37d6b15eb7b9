package io.cardtrail.trace.link;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.Reading;
import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import io.cardtrail.trace.ScopedActs;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.Tracer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who is on record as holding a line or an account, as far as it is granted. */
public final class Registrations {
    static final Query REGISTRATIONS = Query.named("trace/registrations");

    private Registrations() {}

    /**
     * One registration.
     *
     * @param act with no other role than these two
     * @param to the person, else the organisation; null where neither was recorded or is granted
     */
    public record Registered(
            TracedAct act, EntityRef of, @Nullable EntityRef to) {
        /** {@return whether it names a natural person} */
        public boolean naturalPerson() {
            return to != null && to.kind() == EntityKind.PERSON;
        }
    }

    /** {@return ids of the registrations of each of these; nothing for one without} */
    public static Map<EntityRef, NavigableSet<String>> ids(ScopedActs acts, Collection<EntityRef> entities) {
        Map<EntityRef, NavigableSet<String>> ids = new TreeMap<>();
        if (!entities.isEmpty()) {
            Map<String, ?> params = Map.of("entities", ScopedActs.wanted(entities), "rows", ScopedActs.MAX_ROWS + 1L);
            acts.rows(REGISTRATIONS, params)
                    .forEach(row -> ids.computeIfAbsent(
                                    ScopedActs.entity(row.string("label"), row.string("key")), e -> new TreeSet<>())
                            .add(row.string("id")));
        }
        return ids;
    }

    /**
     * {@return the registrations of each of these, oldest first}
     *
     * @throws TooMuchWork if one has more than the grant allows in one answer
     */
    public static Map<EntityRef, List<Registered>> of(Tracer tracer, Reading reading, Collection<EntityRef> entities) {
        Map<EntityRef, NavigableSet<String>> ids = ids(new ScopedActs(reading), entities);
        NavigableSet<String> all = new TreeSet<>();
        ids.values().forEach(all::addAll);
        int most = reading.grant().terms().maxRecords();
        List<TracedAct> acts = tracer.acts(reading, all, card -> false);
        Map<EntityRef, List<Registered>> registered = new TreeMap<>();
        ids.forEach((entity, own) -> {
            if (own.size() > most) {
                throw new TooMuchWork("one thing has more registrations than the " + most
                        + " records that the grant allows in one answer; narrow the window");
            }
            List<Registered> list = new ArrayList<>();
            acts.stream().filter(act -> own.contains(act.id())).forEach(act -> list.add(registered(act, entity)));
            registered.put(entity, List.copyOf(list));
        });
        return registered;
    }

    private static Registered registered(TracedAct act, EntityRef of) {
        EntityRef to =
                Optional.ofNullable(act.inRole(Role.TO_PERSON)).orElseGet(() -> act.inRole(Role.TO_ORGANISATION));
        return new Registered(
                act.telling(entity -> entity.equals(of) || entity.equals(to)).found(1), of, to);
    }
}
