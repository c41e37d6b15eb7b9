package io.cardtrail.trace;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.Reading;
import io.cardtrail.graph.Row;
import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Role;
import io.cardtrail.trace.gap.Expected;
import io.cardtrail.trace.gap.Lots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The acts of one reading. Every method applies the whole scope to whatever it is given, so none relies on another having
 * filtered before: an id from outside the grant is answered like one that does not exist.
 */
public final class ScopedActs implements GrantedActs {
    static final Query ACTS_NAMING = Query.named("trace/acts-naming");
    static final Query ACTS_AROUND = Query.named("trace/acts-around");
    static final Query ACTS = Query.named("trace/acts");
    static final Query SETTLING_PAYMENTS = Query.named("trace/settling-payments");
    static final Query SETTLED_SALES = Query.named("trace/settled-sales");
    static final Query PAYMENTS_ONWARD = Query.named("trace/payments-onward");
    static final Query LOTS = Query.named("trace/lots");
    static final Query REGISTERED_ACCOUNTS = Query.named("trace/registered-accounts");
    static final Query DELIVERED = Query.named("trace/delivered");

    private final Reading reading;
    private final Set<String> met;
    private final Map<String, SeenAct> seen = new HashMap<>();

    /** The acts of {@code reading}. */
    public ScopedActs(Reading reading) {
        this(reading, new HashSet<>());
    }

    /** @param met ids of acts that are counted already; grows */
    ScopedActs(Reading reading, Set<String> met) {
        this.reading = reading;
        this.met = met;
    }

    /** {@return whose acts these are} */
    public Reading reading() {
        return reading;
    }

    @Override
    public Map<EntityRef, NavigableSet<String>> naming(
            Collection<EntityRef> entities, Set<Role> roles, Set<ActKind> kinds) {
        Map<EntityRef, NavigableSet<String>> found = new TreeMap<>();
        if (entities.isEmpty()) {
            return found;
        }
        List<Map<String, String>> wanted = wanted(entities);
        List<String> names = roles.stream().map(Role::name).sorted().toList();
        for (Row row : rows(ACTS_NAMING, Map.of("entities", wanted, "roles", names, "rows", MAX_ROWS + 1L))) {
            if (kinds.contains(ActKind.valueOf(row.string("kind")))) {
                EntityRef entity = SeenRows.entity(row.string("label"), row.string("key"));
                found.computeIfAbsent(entity, e -> new TreeSet<>()).add(row.string("id"));
            }
        }
        found.values().forEach(this::meet);
        return found;
    }

    /** {@return ids of the acts that name any of {@code entities} in any role} */
    NavigableSet<String> around(Collection<EntityRef> entities) {
        NavigableSet<String> found = new TreeSet<>();
        if (!entities.isEmpty()) {
            for (Row row : rows(ACTS_AROUND, Map.of("entities", wanted(entities), "rows", MAX_ROWS + 1L))) {
                found.add(row.string("id"));
            }
        }
        meet(found);
        return found;
    }

    @Override
    public List<SeenAct> acts(Collection<String> ids) {
        List<String> missing =
                ids.stream().distinct().filter(id -> !seen.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            read(reading, Set.copyOf(missing)).forEach(act -> seen.put(act.id(), act));
        }
        List<SeenAct> acts = new ArrayList<>();
        for (String id : new TreeSet<>(ids)) {
            SeenAct act = seen.get(id);
            if (act != null) {
                acts.add(act);
            }
        }
        meet(acts.stream().map(SeenAct::id).toList());
        return acts;
    }

    /** What was found here was read here. */
    @Override
    public List<SeenAct> read(Collection<String> ids) {
        return acts(ids);
    }

    /** {@return what the record says of these acts as far as it is granted} */
    static List<SeenAct> read(Reading reading, Set<String> ids) {
        List<SeenAct> acts = new ArrayList<>();
        for (Row row : rows(reading, ACTS, Map.of("ids", List.copyOf(ids)))) {
            SeenAct act = SeenRows.act(row);
            if (!ids.contains(act.id())) {
                throw new IllegalStateException("the database gave an act that was not asked for");
            }
            acts.add(act);
        }
        return acts;
    }

    @Override
    public Map<String, NavigableSet<String>> settlingPayments(Collection<String> sales) {
        return settlements(SETTLING_PAYMENTS, sales, "sale", "payment");
    }

    @Override
    public Map<String, NavigableSet<String>> settledSales(Collection<String> payments) {
        return settlements(SETTLED_SALES, payments, "payment", "sale");
    }

    @Override
    public ScopedActs beside() {
        return this;
    }

    @Override
    public List<Onward> onward(Collection<State> frontier, Role leaving, Role reaching) {
        if (frontier.isEmpty()) {
            return List.of();
        }
        List<Map<String, Object>> states = frontier.stream()
                .map(s -> Map.<String, Object>of("key", s.account().key(), "from", s.from(), "until", s.until()))
                .toList();
        Map<String, Object> params = Map.of(
                "frontier", states, "leaving", leaving.name(), "reaching", reaching.name(), "rows", MAX_ROWS + 1L);
        List<Onward> onward = new ArrayList<>();
        for (Row row : rows(PAYMENTS_ONWARD, params)) {
            onward.add(new Onward(
                    row.string("id"), row.number("at"), SeenRows.accountOrNull(row.stringOrNull("reached"))));
        }
        meet(onward.stream().map(Onward::payment).toList());
        return onward;
    }

    @Override
    public NavigableSet<String> lots(Collection<Lots.Wanted> parties) {
        NavigableSet<String> found = new TreeSet<>();
        if (!parties.isEmpty()) {
            List<Map<String, Object>> wanted = parties.stream()
                    .map(p -> Map.<String, Object>of(
                            "label", p.party().kind().label(),
                            "key", p.party().key(),
                            "role", (p.buyer() ? Role.SOLD_TO : Role.SOLD_BY).name(),
                            "after", EventTime.toNanos(p.after()),
                            "before", EventTime.toNanos(p.before())))
                    .toList();
            for (Row row : rows(LOTS, Map.of("wanted", wanted, "rows", MAX_ROWS + 1L))) {
                found.add(row.string("id"));
            }
        }
        meet(found);
        return found;
    }

    /** {@return organisation → the payment accounts registered to it} */
    Map<EntityRef, NavigableSet<EntityRef>> registeredAccounts(Collection<EntityRef> organisations) {
        Map<EntityRef, NavigableSet<EntityRef>> accounts = new TreeMap<>();
        Set<String> acts = new HashSet<>();
        if (!organisations.isEmpty()) {
            List<String> keys = organisations.stream()
                    .map(EntityRef::key)
                    .distinct()
                    .sorted()
                    .toList();
            for (Row row : rows(REGISTERED_ACCOUNTS, Map.of("keys", keys, "rows", MAX_ROWS + 1L))) {
                acts.add(row.string("id"));
                accounts.computeIfAbsent(
                                new EntityRef(EntityKind.ORGANISATION, row.string("organisation")),
                                o -> new TreeSet<>())
                        .add(new EntityRef(EntityKind.PAYMENT_ACCOUNT, row.string("account")));
            }
        }
        meet(acts);
        return accounts;
    }

    @Override
    public Set<Expected> delivered(Collection<Expected> expected) {
        record Kept(String holder, String kind) {}
        List<Map<String, String>> wanted = new ArrayList<>();
        for (Expected each : new HashSet<>(expected)) {
            if (each.holder() != null) {
                wanted.add(Map.of("holder", each.holder(), "kind", each.record().name()));
            }
        }
        Set<Kept> kept = new HashSet<>();
        if (!wanted.isEmpty()) {
            rows(DELIVERED, Map.of("expected", wanted))
                    .forEach(row -> kept.add(new Kept(row.string("holder"), row.string("kind"))));
        }
        Set<Expected> delivered = new HashSet<>();
        for (Expected each : expected) {
            if (each.holder() != null
                    && kept.contains(new Kept(each.holder(), each.record().name()))) {
                delivered.add(each);
            }
        }
        return delivered;
    }

    /** {@return the thing that a query's columns name} */
    public static EntityRef entity(String label, String key) {
        return SeenRows.entity(label, key);
    }

    /** {@return things as the queries take them} */
    public static List<Map<String, String>> wanted(Collection<EntityRef> entities) {
        return entities.stream()
                .map(e -> Map.of("label", e.kind().label(), "key", e.key()))
                .toList();
    }

    private Map<String, NavigableSet<String>> settlements(
            Query query, Collection<String> ids, String of, String other) {
        Map<String, NavigableSet<String>> found = new TreeMap<>();
        if (!ids.isEmpty()) {
            List<String> sorted = List.copyOf(new TreeSet<>(ids));
            for (Row row : rows(query, Map.of("ids", sorted, "rows", MAX_ROWS + 1L))) {
                found.computeIfAbsent(row.string(of), id -> new TreeSet<>()).add(row.string(other));
            }
        }
        found.values().forEach(this::meet);
        return found;
    }

    /**
     * {@return the rows of a query that takes {@code $rows}}
     *
     * @throws TooMuchWork if they are more than the guard allows
     */
    public List<Row> rows(Query query, Map<String, ?> params) {
        return rows(reading, query, params);
    }

    private static List<Row> rows(Reading reading, Query query, Map<String, ?> params) {
        List<Row> rows = reading.rows(query, params);
        if (rows.size() > MAX_ROWS) {
            throw tooMany();
        }
        return rows;
    }

    static TooMuchWork tooMany() {
        return new TooMuchWork("the question touches more than " + MAX_ROWS
                + " acts at once; narrow the window, the hops or the categories");
    }

    /** Counts every act once, so that the guard depends on the question and the permitted acts, not on the engine. */
    public void meet(Collection<String> ids) {
        long fresh = ids.stream().filter(met::add).count();
        if (fresh > 0) {
            reading.worked(fresh);
        }
    }
}
