package io.cardtrail.graph.index;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Role;
import io.cardtrail.model.Sha256;
import io.cardtrail.model.SourceRef;
import io.cardtrail.warrant.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Acts in plain maps, which imports and deletions change as they change the graph, and what the queries of the index would say of them. */
final class PlainActs {
    static final int TIMES = 12;
    private static final List<String> HOLDERS = List.of("甲", "乙");
    private static final List<ActKind> KINDS =
            List.of(ActKind.SALE, ActKind.PAYMENT, ActKind.PAYMENT, ActKind.PAYMENT, ActKind.VERIFICATION);

    /** One of them; its rows are a set that changes. */
    record Act(
            String id,
            long at,
            Origins.Origin origin,
            List<IndexedRow.Tie> ties,
            Set<String> payments,
            List<IndexedRow.Source> sources) {
        long seq() {
            return sources.stream()
                    .mapToLong(source -> source.batch().seq())
                    .min()
                    .orElseThrow();
        }

        SourceRef place(long asOf) {
            return sources.stream()
                    .filter(source -> source.batch().seq() <= asOf)
                    .map(source -> new SourceRef(
                            source.batch().file(),
                            source.batch().digest(),
                            source.line(),
                            source.batch().key(),
                            source.batch().seq(),
                            ""))
                    .min(SourceRef::compareTo)
                    .orElseThrow();
        }
    }

    private final RandomGenerator random;
    final Map<String, Act> acts = new LinkedHashMap<>();
    private final Map<String, Long> lines = new HashMap<>();
    long seq;

    PlainActs(RandomGenerator random) {
        this.random = random;
    }

    EntityRef thing(EntityKind kind) {
        int number = random.nextInt(4);
        // Keys that are hashes, of two kinds the same, longer than usual, and not Latin.
        String key = kind == EntityKind.PIN ? Sha256.hex("pin " + number) : "号:" + "0".repeat(number * 20) + number;
        return new EntityRef(kind, key);
    }

    /** Imports a batch: new acts, and some that are there already. */
    void batch() {
        seq++;
        String file = List.of("b.csv", "a.csv", "a.csv").get(random.nextInt(3));
        Batches.BatchOf batch = new Batches.BatchOf("batch " + seq, file, "digest " + random.nextInt(2), seq);
        int rows = 1 + random.nextInt(6);
        for (int i = 0; i < rows; i++) {
            IndexedRow.Source source = new IndexedRow.Source(batch, lines.merge(file, 1L, Long::sum));
            if (!acts.isEmpty() && random.nextInt(5) == 0) {
                any().sources().add(source);
            } else {
                Act act = act(source);
                acts.put(act.id(), act);
            }
        }
    }

    Act any() {
        return List.copyOf(acts.values()).get(random.nextInt(acts.size()));
    }

    private Act act(IndexedRow.Source source) {
        ActKind kind = KINDS.get(random.nextInt(KINDS.size()));
        Channel channel = List.of(Channel.ONLINE_PLATFORM, Channel.CARRIER).get(random.nextInt(2));
        String name = random.nextInt(9) + "-" + acts.size() + "-" + seq;
        List<IndexedRow.Tie> ties = new ArrayList<>();
        if (kind == ActKind.PAYMENT) {
            some(ties, Role.PAID_FROM, EntityKind.PAYMENT_ACCOUNT, 2);
            some(ties, Role.PAID_TO, EntityKind.PAYMENT_ACCOUNT, 2);
            some(ties, Role.PAID_TO, EntityKind.PERSON, 1);
        } else {
            some(ties, Role.OF_CARD, EntityKind.CARD, 2);
            some(ties, Role.OF_PIN, EntityKind.PIN, 2);
            some(ties, Role.HAS_PIN, EntityKind.PIN, 1);
            some(ties, Role.SOLD_TO, EntityKind.PERSON, 1);
        }
        some(ties, Role.FROM_IP, EntityKind.IP, 1);
        Act act = new Act(
                random.nextBoolean() ? Sha256.hex(name) : name,
                random.nextInt(TIMES),
                new Origins.Origin(
                        kind, channel, HOLDERS.get(random.nextInt(HOLDERS.size())), Scope.pair(kind, channel)),
                ties.stream().distinct().toList(),
                new TreeSet<>(),
                new ArrayList<>(List.of(source)));
        for (Act other : acts.values()) {
            if (random.nextInt(6) == 0) {
                if (kind == ActKind.SALE && other.origin().kind() == ActKind.PAYMENT) {
                    act.payments().add(other.id());
                }
                if (kind == ActKind.PAYMENT && other.origin().kind() == ActKind.SALE) {
                    other.payments().add(act.id());
                }
            }
        }
        return act;
    }

    private void some(List<IndexedRow.Tie> ties, Role role, EntityKind kind, int most) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            ties.add(new IndexedRow.Tie(role, thing(kind)));
        }
    }

    /** {@return what the batches after one and up to another have recorded} */
    List<IndexedRow> recorded(long after, long until) {
        List<IndexedRow> rows = new ArrayList<>();
        for (Act act : acts.values()) {
            List<IndexedRow.Source> sources = act.sources().stream()
                    .filter(source ->
                            source.batch().seq() > after && source.batch().seq() <= until)
                    .toList();
            if (!sources.isEmpty()) {
                rows.add(row(act, sources, after, until, act.seq() > after));
            }
        }
        return rows;
    }

    private IndexedRow row(Act act, List<IndexedRow.Source> sources, long salesUntil, long until, boolean fresh) {
        List<String> payments =
                act.payments().stream().filter(id -> seq(id) <= until).toList();
        List<String> sales = acts.values().stream()
                .filter(sale -> sale.payments().contains(act.id()) && sale.seq() <= salesUntil)
                .map(Act::id)
                .toList();
        return new IndexedRow(
                act.id(),
                act.at(),
                act.seq(),
                sources,
                fresh ? new IndexedRow.Said(act.origin(), act.ties(), payments, sales) : null);
    }

    private long seq(String id) {
        Act act = acts.get(id);
        return act == null ? Long.MAX_VALUE : act.seq();
    }

    /** Takes a batch's rows away; acts that no row says any more are gone. {@return ids of what it had said} */
    Set<String> withdraw(String key) {
        Set<String> touched = new HashSet<>();
        for (Act act : List.copyOf(acts.values())) {
            if (act.sources().removeIf(source -> source.batch().key().equals(key))) {
                touched.add(act.id());
                if (act.sources().isEmpty()) {
                    acts.remove(act.id());
                    acts.values().forEach(sale -> sale.payments().remove(act.id()));
                }
            }
        }
        return touched;
    }

    /** {@return all that is recorded of these up to a batch} */
    List<IndexedRow> recordedAgain(Set<String> ids, long until) {
        return acts.values().stream()
                .filter(act -> ids.contains(act.id()) && act.seq() <= until)
                .map(act -> row(
                        act,
                        act.sources().stream()
                                .filter(source -> source.batch().seq() <= until)
                                .toList(),
                        until,
                        until,
                        true))
                .toList();
    }

    /** {@return a scope that hides this and that} */
    Scope scope() {
        Set<String> kinds = new HashSet<>();
        Set<String> roles = new HashSet<>();
        int hidden = List.of(3, 9, 1_000).get(random.nextInt(3));
        for (Channel channel : Channel.values()) {
            for (ActKind kind : ActKind.values()) {
                if (random.nextInt(hidden) != 0) {
                    kinds.add(Scope.pair(kind, channel));
                }
            }
            for (Role role : Role.values()) {
                if (random.nextInt(hidden) != 0) {
                    roles.add(Scope.pair(role, channel));
                }
            }
        }
        int from = random.nextInt(3);
        return new Scope(
                kinds,
                roles,
                random.nextInt(3) == 0 ? Set.of(HOLDERS.get(random.nextInt(2))) : null,
                new Interval(time(from), time(from + TIMES - random.nextInt(6))));
    }

    private static Instant time(long nanos) {
        return EventTime.ofNanos(nanos);
    }

    /** {@return what a reader sees} */
    Map<String, Act> visible(Scope scope, long asOf) {
        Set<String> holders = scope.holders();
        return acts.values().stream()
                .filter(act -> act.seq() <= asOf
                        && scope.acts().contains(act.origin().pair())
                        && (holders == null || holders.contains(act.origin().holder()))
                        && scope.window().contains(time(act.at())))
                .collect(Collectors.toMap(Act::id, act -> act));
    }

    static boolean granted(Scope scope, Act act, Role role) {
        return scope.roles().contains(Scope.pair(role, act.origin().channel()));
    }

    /** {@return the things it names in a role, as far as that is granted} */
    static Set<EntityRef> named(Scope scope, Act act, Role role) {
        return act.ties().stream()
                .filter(tie -> tie.role() == role && granted(scope, act, role))
                .map(IndexedRow.Tie::thing)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
