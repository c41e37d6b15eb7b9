package io.cardtrail.trace;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.Reading;
import io.cardtrail.graph.RecordKeeping;
import io.cardtrail.graph.Row;
import io.cardtrail.graph.StoredCell;
import io.cardtrail.graph.index.ScopedIndex;
import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.model.SourceRef;
import io.cardtrail.warrant.Grant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The queries of the engine over acts in memory, reduced to a grant: its walks can be tried without a database. */
final class PlainReading implements Reading {
    private final Reduced data;
    private final Grant grant;
    private final JudgedIdentities judged;
    private final PlainBeside beside;
    private @Nullable ScopedIndex index;
    private long work;

    PlainReading(Reduced data, Grant grant) {
        this(data, grant, JudgedIdentities.NONE, List.of());
    }

    /** @param judged what is stored beside the acts */
    PlainReading(Reduced data, Grant grant, JudgedIdentities judged) {
        this(data, grant, judged, List.of());
    }

    /** @param kept rows about records that the grant reaches */
    PlainReading(Reduced data, Grant grant, JudgedIdentities judged, List<RecordKeeping> kept) {
        this.data = data;
        this.grant = grant;
        this.judged = judged;
        this.beside = new PlainBeside(data, kept);
    }

    @Override
    public Grant grant() {
        return grant;
    }

    @Override
    public long asOf() {
        return Long.MAX_VALUE;
    }

    @Override
    public List<Row> rows(Query query, Map<String, ?> params) {
        List<Row> rows = switch (query.name()) {
            case "trace/acts" -> {
                Set<?> ids = Set.copyOf(list(params, "ids"));
                yield data.acts().stream()
                        .filter(act -> ids.contains(act.id()))
                        .map(PlainReading::row)
                        .toList();
            }
            case "trace/acts-naming" -> naming(params, list(params, "roles"));
            case "trace/linking-acts" ->
                naming(
                        params,
                        List.of(
                                "BY_ACCOUNT",
                                "SOLD_TO",
                                "TO_PHONE",
                                "TO_SIM",
                                "BY_PHONE",
                                "BY_SIM",
                                "FROM_IP",
                                "ON_DEVICE"));
            case "trace/registrations" -> naming(params, List.of("REGISTERS"));
            case "trace/address-accounts" -> accounts(list(params, "addresses"));
            case "trace/judgements" -> judged.rows(data, list(params, "ids"));
            case "trace/acts-around" ->
                naming(params, Arrays.stream(Role.values()).map(Role::name).toList());
            case "trace/payments-onward" -> onward(params);
            case "trace/settling-payments" -> settlements(params, true);
            case "trace/settled-sales" -> settlements(params, false);
            case "trace/lots" -> beside.lots(list(params, "wanted"));
            case "trace/registered-accounts" -> beside.registeredAccounts(list(params, "keys"));
            case "trace/delivered" -> beside.delivered(list(params, "expected"));
            case "trace/fates" -> beside.fates(list(params, "about"));
            case "trace/record-keeping" -> beside.recordKeeping();
            default -> throw new IllegalArgumentException("no plain form of " + query.name());
        };
        return rows.stream().distinct().toList();
    }

    private static List<?> list(Map<String, ?> params, String name) {
        return params.get(name) instanceof Collection<?> given ? List.copyOf(given) : List.of();
    }

    private static long number(Map<?, ?> state, String name) {
        return state.get(name) instanceof Long given ? given : 0;
    }

    private List<Row> naming(Map<String, ?> params, Collection<?> roles) {
        List<Row> rows = new ArrayList<>();
        for (Object wanted : list(params, "entities")) {
            Map<?, ?> entity = (Map<?, ?>) wanted;
            for (SeenAct act : data.acts()) {
                if (act.roles().stream()
                        .anyMatch(p -> roles.contains(p.role().name())
                                && p.entity().kind().label().equals(entity.get("label"))
                                && p.entity().key().equals(entity.get("key")))) {
                    rows.add(new Row(Map.of(
                            "label", entity.get("label"),
                            "key", entity.get("key"),
                            "kind", act.kind().name(),
                            "id", act.id())));
                }
            }
        }
        return rows;
    }

    private static Set<EntityRef> in(SeenAct act, Role... roles) {
        return act.roles().stream()
                .filter(p -> List.of(roles).contains(p.role()))
                .map(Participant::entity)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Row> accounts(Collection<?> addresses) {
        List<Row> rows = new ArrayList<>();
        for (SeenAct act : data.acts()) {
            for (EntityRef address : in(act, Role.FROM_IP)) {
                for (EntityRef account : in(act, Role.BY_ACCOUNT, Role.SOLD_TO)) {
                    if (addresses.contains(address.key()) && account.kind() == EntityKind.ACCOUNT) {
                        rows.add(new Row(Map.of(
                                "address", address.key(),
                                "account", account.key(),
                                "id", act.id(),
                                "at", EventTime.toNanos(act.at()))));
                    }
                }
            }
        }
        return rows;
    }

    private List<Row> onward(Map<String, ?> params) {
        List<Row> rows = new ArrayList<>();
        Role leaving = Role.valueOf(String.valueOf(params.get("leaving")));
        Role reaching = Role.valueOf(String.valueOf(params.get("reaching")));
        for (Object one : list(params, "frontier")) {
            Map<?, ?> state = (Map<?, ?>) one;
            for (SeenAct act : data.acts()) {
                long at = EventTime.toNanos(act.at());
                if (act.kind() == ActKind.PAYMENT
                        && at >= number(state, "from")
                        && at < number(state, "until")
                        && in(act, leaving).stream().anyMatch(e -> e.key().equals(state.get("key")))) {
                    Set<EntityRef> far = in(act, reaching);
                    far.forEach(reached -> rows.add(onward(act, at, reached.key())));
                    if (far.isEmpty()) {
                        rows.add(onward(act, at, null));
                    }
                }
            }
        }
        return rows;
    }

    private static Row onward(SeenAct act, long at, @Nullable String reached) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", act.id());
        row.put("at", at);
        row.put("reached", reached);
        return new Row(row);
    }

    private List<Row> settlements(Map<String, ?> params, boolean bySale) {
        Collection<?> ids = list(params, "ids");
        List<Row> rows = new ArrayList<>();
        data.settledBy()
                .forEach((sale, payments) -> payments.forEach(payment -> {
                    if (ids.contains(bySale ? sale : payment)) {
                        rows.add(new Row(Map.of("sale", sale, "payment", payment)));
                    }
                }));
        return rows;
    }

    private static Row row(SeenAct act) {
        ActAttributes a = act.attributes();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", act.id());
        row.put("kind", act.kind().name());
        row.put("at", EventTime.toNanos(act.at()));
        row.put("atText", act.atText());
        row.put("clock", act.clock());
        row.put("channel", act.channel().name());
        row.put("holder", act.holder());
        row.put("reference", a.reference());
        row.put("settlement", a.settledBy());
        row.put("faceValue", a.faceValue());
        row.put("amount", a.amount());
        row.put("unitPrice", a.unitPrice());
        row.put("quantity", a.quantity());
        row.put("duration", a.duration());
        row.put("method", a.method());
        row.put("footage", a.footage());
        row.put("carrier", a.carrier());
        row.put("status", a.status());
        row.put("rangeFirst", a.rangeFirst());
        row.put("rangeLast", a.rangeLast());
        row.put("roles", act.roles().stream().map(PlainReading::role).toList());
        row.put("sources", act.sources().stream().map(PlainReading::source).toList());
        return new Row(row);
    }

    private static Map<String, @Nullable Object> role(Participant p) {
        Map<String, @Nullable Object> role = new HashMap<>();
        role.put("role", p.role().name());
        role.put("labels", List.of("Entity", p.entity().kind().label()));
        role.put("key", p.entity().key());
        role.put("name", p.name());
        role.put("sealed", p.sealed());
        return role;
    }

    private static Map<String, Object> source(SourceRef source) {
        return Map.of(
                "file", source.file(),
                "digest", source.fileDigest(),
                "line", source.line(),
                "batch", source.batch(),
                "seq", source.seq(),
                "leaf", source.leaf());
    }

    @Override
    public List<StoredCell> cells(SourceRef source, String holder, Channel channel) {
        return List.of();
    }

    @Override
    public void worked(long acts) {
        work += acts;
    }

    /** {@return what was counted; nothing here is too much} */
    long work() {
        return work;
    }

    /** {@return this with an index} */
    PlainReading from(ScopedIndex of) {
        index = of;
        return this;
    }

    @Override
    public @Nullable ScopedIndex index() {
        return index;
    }
}
