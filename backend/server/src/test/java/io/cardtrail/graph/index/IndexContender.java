package io.cardtrail.graph.index;

import io.cardtrail.bench.rivals.Question;
import io.cardtrail.bench.rivals.Question.Reached;
import io.cardtrail.bench.traffic.Transfers;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Role;
import io.cardtrail.warrant.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The trace index as one of those that answer. What is timed is a whole money walk under a scope with the first 500 payments in canonical
 * order, which is what a trace goes on from; the accounts it is compared by are made of all payments of the same walk.
 */
final class IndexContender implements Question.Answering {
    private static final int PAGE = 500;
    private static final int CHUNK = 10_000;
    private static final HexFormat HEX = HexFormat.of();
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final String SAID = Scope.pair(ActKind.PAYMENT, Channel.PAYMENT_PROVIDER);
    private static final ScopedIndex.Owner NOBODY = new ScopedIndex.Owner() {
        @Override
        public void disagrees(Snapshot wrong) {}

        @Override
        public void answered() {}
    };
    private static final ScopedIndex.Guard NONE = new ScopedIndex.Guard() {
        @Override
        public void rows(int rows) {}

        @Override
        public void met(int fresh) {}
    };

    private final Transfers transfers;
    private final Snapshot index;
    private final int[] transfer;
    private final Slates slates = new Slates(Runtime.getRuntime().availableProcessors(), Long.MAX_VALUE);
    private final double seconds;
    private final double sorted;

    IndexContender(Transfers transfers) {
        this.transfers = transfers;
        long begun = System.nanoTime();
        IndexBuild build = new IndexBuild(Long.MAX_VALUE);
        Batches.BatchOf batch = new Batches.BatchOf("b", "f.csv", "d", 1);
        Origins.Origin origin = new Origins.Origin(ActKind.PAYMENT, Channel.PAYMENT_PROVIDER, "holder", SAID);
        List<IndexedRow> rows = new ArrayList<>(CHUNK);
        for (int i = 0; i < transfers.size(); i++) {
            rows.add(new IndexedRow(
                    id(i),
                    EventTime.toNanos(Instant.ofEpochMilli(transfers.at(i))),
                    1,
                    List.of(new IndexedRow.Source(batch, i + 2)),
                    new IndexedRow.Said(
                            origin,
                            List.of(
                                    new IndexedRow.Tie(Role.PAID_FROM, account(transfers.from(i))),
                                    new IndexedRow.Tie(Role.PAID_TO, account(transfers.to(i)))),
                            List.of(),
                            List.of())));
            if (rows.size() == CHUNK) {
                build.add(rows);
                rows.clear();
            }
        }
        build.add(rows);
        long added = System.nanoTime();
        this.index = build.publish(1, 0, 1);
        this.sorted = (System.nanoTime() - added) / 1e9;
        this.seconds = (System.nanoTime() - begun) / 1e9;
        ScopedIndex all = scoped(0, Long.MAX_VALUE / 2_000_000);
        this.transfer = new int[transfers.size()];
        for (int act = 0; act < transfer.length; act++) {
            transfer[act] = payment(all.id(act));
        }
    }

    /** {@return a text that looks like a hash and can be read back: a table of ten million would need more than the index} */
    private static String id(int payment) {
        return HEX.toHexDigits(payment * SPREAD) + "0".repeat(32) + HEX.toHexDigits((long) payment);
    }

    private static int payment(String id) {
        return Math.toIntExact(HexFormat.fromHexDigitsToLong(id, 48, 64));
    }

    private static EntityRef account(int number) {
        return new EntityRef(EntityKind.PAYMENT_ACCOUNT, "BENCH:" + number);
    }

    /** {@return what it holds for one payment} */
    double bytesAPayment() {
        return (double) index.bytes() / transfers.size();
    }

    /** {@return how long it took to make, ids included} */
    double seconds() {
        return seconds;
    }

    /** {@return how long of it took to sort the columns by account and time, which is what a walk needs of them} */
    double sortedIn() {
        return sorted;
    }

    private ScopedIndex scoped(long from, long until) {
        Scope scope = new Scope(
                Set.of(SAID),
                Set.of(
                        Scope.pair(Role.PAID_FROM, Channel.PAYMENT_PROVIDER),
                        Scope.pair(Role.PAID_TO, Channel.PAYMENT_PROVIDER)),
                Set.of("holder"),
                new Interval(Instant.ofEpochMilli(from), Instant.ofEpochMilli(until)));
        return new ScopedIndex(NOBODY, index, slates, scope, 1);
    }

    private ScopedIndex.Money walk(Question question, int most) {
        return scoped(question.after() + 1, question.before())
                .money(account(question.account()), question.forward(), question.hops(), most, NONE);
    }

    /** {@return how many payments a walk meets} */
    int met(Question question) {
        return walk(question, PAGE).count();
    }

    @Override
    public List<Reached> answer(Question question) {
        ScopedIndex.Money money = walk(question, Integer.MAX_VALUE);
        Map<Integer, Reached> reached = new HashMap<>();
        for (int i = 0; i < money.acts().length; i++) {
            int payment = transfer[money.acts()[i]];
            int far = question.forward() ? transfers.to(payment) : transfers.from(payment);
            if (far != question.account()) {
                Reached found = new Reached(far, money.depths()[i], transfers.at(payment));
                reached.merge(
                        far,
                        found,
                        (one, other) -> new Reached(
                                far,
                                Math.min(one.hops(), other.hops()),
                                question.forward() ? Math.min(one.at(), other.at()) : Math.max(one.at(), other.at())));
            }
        }
        return List.copyOf(reached.values());
    }

    @Override
    public void work(Question question) {
        walk(question, PAGE);
    }
}
