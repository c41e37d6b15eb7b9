package io.cardtrail.graph.index;

import io.cardtrail.graph.ActRecord;
import io.cardtrail.graph.Batch;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EventTime;
import io.cardtrail.warrant.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** The trace index over batches in memory, which come and go as they do in the graph: walks in it can be tried without a database. */
public final class PlainIndex {
    private final PlainActs plain;
    private final IndexBuild build;
    private final Slates slates = new Slates(1, Long.MAX_VALUE);
    private final Map<String, ActRecord> said = new HashMap<>();
    private Snapshot published;
    private long done;
    private long answered;

    private final ScopedIndex.Owner owner = new ScopedIndex.Owner() {
        @Override
        public void disagrees(Snapshot wrong) {
            throw new AssertionError("the record says something else than the index");
        }

        @Override
        public void answered() {
            answered++;
        }
    };

    /** An index of nothing; how often its parts are put together is drawn from {@code random}. */
    public PlainIndex(RandomGenerator random) {
        plain = new PlainActs(random);
        build = new IndexBuild(Long.MAX_VALUE, random.nextInt(60));
        published = build.publish(0, 0, 1);
    }

    /** Takes in a batch; it gets the next number. */
    public void add(Batch batch) {
        plain.seq++;
        Batches.BatchOf of = new Batches.BatchOf(
                batch.key(), batch.file().name(), batch.file().digest(), plain.seq);
        for (Batch.Entry entry : batch.entries()) {
            if (entry.said() instanceof ActRecord act) {
                plain.acts
                        .computeIfAbsent(act.id(), id -> recorded(act, batch))
                        .sources()
                        .add(new IndexedRow.Source(of, act.line()));
            }
        }
    }

    private PlainActs.Act recorded(ActRecord act, Batch batch) {
        said.put(act.id(), act);
        PlainActs.Act recorded = new PlainActs.Act(
                act.id(),
                EventTime.toNanos(act.at()),
                new Origins.Origin(
                        act.kind(),
                        batch.file().channel(),
                        batch.file().holder(),
                        Scope.pair(act.kind(), batch.file().channel())),
                act.participants().stream()
                        .map(each -> new IndexedRow.Tie(each.role(), each.entity()))
                        .distinct()
                        .toList(),
                new TreeSet<>(),
                new ArrayList<>());
        for (PlainActs.Act other : plain.acts.values()) {
            if (settles(other.id(), act)) {
                recorded.payments().add(other.id());
            }
            if (settles(act.id(), Objects.requireNonNull(said.get(other.id())))) {
                other.payments().add(act.id());
            }
        }
        return recorded;
    }

    private boolean settles(String payment, ActRecord sale) {
        ActRecord paid = Objects.requireNonNull(said.get(payment));
        return sale.kind() == ActKind.SALE
                && paid.kind() == ActKind.PAYMENT
                && sale.attributes().settledBy() != null
                && Objects.equals(
                        sale.attributes().settledBy(), paid.attributes().reference());
    }

    /** Takes away what a batch said. */
    public void withdraw(Batch batch) {
        follow();
        Set<String> touched = build.saidBy(Set.of(batch.key()));
        plain.withdraw(batch.key());
        build.forget(touched);
        build.add(plain.recordedAgain(touched, done));
        published = build.publish(done, 1, 1);
    }

    /** Reads what has been added. */
    public void follow() {
        build.add(plain.recorded(done, plain.seq));
        done = plain.seq;
        published = build.publish(done, 1, 1);
    }

    /** {@return the index as of a batch under a scope} */
    public ScopedIndex under(Scope scope, long asOf) {
        return new ScopedIndex(owner, published, slates, scope, asOf);
    }

    /** {@return number of the newest batch that was added} */
    public long imported() {
        return plain.seq;
    }

    /** {@return how many answers came from here} */
    public long answers() {
        return answered;
    }
}
