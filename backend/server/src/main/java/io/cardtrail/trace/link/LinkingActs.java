package io.cardtrail.trace.link;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.Row;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.trace.ScopedActs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** The queries of a LINK walk. Each applies the whole scope to whatever it is given. */
public final class LinkingActs {
    static final Query LINKING_ACTS = Query.named("trace/linking-acts");
    static final Query ADDRESS_ACCOUNTS = Query.named("trace/address-accounts");

    private LinkingActs() {}

    /** {@return ids of the acts that any of these parties does, or any of these things is used in} */
    public static NavigableSet<String> of(ScopedActs acts, Collection<EntityRef> entities) {
        NavigableSet<String> ids = new TreeSet<>();
        if (!entities.isEmpty()) {
            Map<String, ?> params = Map.of("entities", ScopedActs.wanted(entities), "rows", ScopedActs.MAX_ROWS + 1L);
            acts.rows(LINKING_ACTS, params).forEach(row -> ids.add(row.string("id")));
        }
        acts.meet(ids);
        return ids;
    }

    /** {@return which accounts came from each address, and when; nothing for an address that none came from} */
    public static Map<EntityRef, List<ExitRule.Use>> accounts(ScopedActs acts, Collection<EntityRef> addresses) {
        Map<EntityRef, List<ExitRule.Use>> uses = new HashMap<>();
        if (!addresses.isEmpty()) {
            List<String> keys = addresses.stream().map(EntityRef::key).sorted().toList();
            Set<String> ids = new HashSet<>();
            for (Row row : acts.rows(ADDRESS_ACCOUNTS, Map.of("addresses", keys, "rows", ScopedActs.MAX_ROWS + 1L))) {
                ids.add(row.string("id"));
                EntityRef account = new EntityRef(EntityKind.ACCOUNT, row.string("account"));
                uses.computeIfAbsent(new EntityRef(EntityKind.IP, row.string("address")), a -> new ArrayList<>())
                        .add(new ExitRule.Use(account, EventTime.ofNanos(row.number("at"))));
            }
            acts.meet(ids);
        }
        return uses;
    }
}
