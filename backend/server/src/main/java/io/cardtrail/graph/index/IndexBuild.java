package io.cardtrail.graph.index;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Role;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes the index: acts are added as they are read, in the order of their batches, and {@link #publish} sorts what came since it was
 * called last. While that is little it stays beside what was there, later the two become one. For one thread.
 */
@SuppressWarnings("EnumOrdinal") // in memory only
final class IndexBuild {
    private static final int LITTLE = 65_536;
    private static final int SHARE = 4;

    private final long mostBytes;
    private final int little;
    private final Things things = new Things();
    private final Origins origins = new Origins();
    private final Batches batches = new Batches();
    private final IdColumn ids = new IdColumn();
    private final LongColumn at = new LongColumn();
    private final ShortColumn origin = new ShortColumn();
    private final RowColumn rows = new RowColumn();
    private final Parts parts;
    private final Relation others;
    private final IntColumn otherBatches = new IntColumn();
    private final IntColumn otherLines = new IntColumn();
    private final IntColumn tieActs = new IntColumn();
    private final IntColumn tieThings = new IntColumn();
    private final Relation payments;
    private final Relation sales;
    private Wanted wanted = new Wanted();
    /** Whether it was published before: what comes now may have been here. */
    private boolean follows;

    private BitSet dead = new BitSet();

    /** @param mostBytes more than this is {@link DoesNotFit} */
    IndexBuild(long mostBytes) {
        this(mostBytes, LITTLE);
    }

    /** @param little so much stays beside what is sorted, and so many may be dead */
    IndexBuild(long mostBytes, int little) {
        this.mostBytes = mostBytes;
        this.little = little;
        this.parts = new Parts(little);
        this.others = new Relation(little);
        this.payments = new Relation(little);
        this.sales = new Relation(little);
    }

    /** Adds what is new. */
    void add(Collection<IndexedRow> rows) {
        for (IndexedRow row : rows) {
            IndexedRow.Said said = row.said();
            if (said == null) {
                row.sources().forEach(source -> wanted.add(Wanted.SOURCE, other(source), row.id()));
            } else {
                add(row, said);
            }
        }
        if (bytes() > mostBytes) {
            throw new DoesNotFit("more than the " + mostBytes + " bytes of cardtrail.trace.index.max-bytes");
        }
    }

    private void add(IndexedRow row, IndexedRow.Said said) {
        int act = at.size();
        IndexedRow.Source first = row.sources().stream()
                .filter(source -> source.batch().seq() == row.seq())
                .findFirst()
                .orElseThrow(() -> new Inconsistent("an act has another number than all its rows"));
        ids.add(row.id());
        at.add(row.at());
        origin.add(origins.number(said.origin()));
        rows.add(batches.number(first.batch()), Math.toIntExact(first.line()));
        for (IndexedRow.Source source : row.sources()) {
            if (!source.equals(first)) {
                others.add(act, other(source));
            }
        }
        ties(act, said);
        if (follows) {
            wanted.add(Wanted.TWIN, act, row.id());
        }
        said.payments().forEach(payment -> wanted.add(Wanted.PAYMENT, act, payment));
        said.sales().forEach(sale -> wanted.add(Wanted.SALE, act, sale));
    }

    private int other(IndexedRow.Source source) {
        otherBatches.add(batches.number(source.batch()));
        otherLines.add(Math.toIntExact(source.line()));
        return otherBatches.size() - 1;
    }

    private void ties(int act, IndexedRow.Said said) {
        IntColumn from = new IntColumn();
        IntColumn to = new IntColumn();
        for (IndexedRow.Tie tie : said.ties()) {
            int thing = things.number(tie.thing());
            boolean account =
                    said.origin().kind() == ActKind.PAYMENT && tie.thing().kind() == EntityKind.PAYMENT_ACCOUNT;
            switch (tie.role()) {
                case OF_CARD, OF_PIN, HAS_PIN -> {
                    tieActs.add(act);
                    tieThings.add(Named.packed(tie.role(), thing));
                    parts.named(act, (short) tie.role().ordinal(), thing);
                }
                case PAID_FROM, PAID_TO -> {
                    if (account) {
                        (tie.role() == Role.PAID_FROM ? from : to).add(thing);
                    } else {
                        parts.named(act, (short) tie.role().ordinal(), thing);
                    }
                }
                default -> parts.named(act, (short) tie.role().ordinal(), thing);
            }
        }
        if (from.size() > 0 || to.size() > 0) {
            parts.payment(act, from, to);
        }
    }

    /** {@return the ids of those that rows of these batches say} */
    Set<String> saidBy(Set<String> keys) {
        BitSet meant = new BitSet();
        for (int i = 0; i < batches.size(); i++) {
            if (keys.contains(batches.get(i).key())) {
                meant.set(i);
            }
        }
        Set<String> said = new HashSet<>();
        IdColumn.Ids all = ids.ids();
        RowColumn.Rows of = rows.rows();
        for (int run = 0; run < of.runs(); run++) {
            if (meant.get(of.batches()[run])) {
                for (int act = of.acts()[run]; act < of.end(run); act++) {
                    if (!dead.get(act)) {
                        said.add(all.get(act));
                    }
                }
            }
        }
        others.each((act, other) -> {
            if (meant.get(otherBatches.get(other)) && !dead.get(act)) {
                said.add(all.get(act));
            }
        });
        return said;
    }

    /** Takes out those with these ids; what is left of them is added again by whoever knows. */
    void forget(Collection<String> gone) {
        Wanted found = new Wanted();
        gone.forEach(id -> found.add(Wanted.GONE, 0, id));
        BitSet these = new BitSet();
        found.each(ids.ids(), at.size(), dead, (kind, of, act) -> these.set(act));
        kill(these);
    }

    private void kill(BitSet these) {
        // What was published keeps its own.
        BitSet now = (BitSet) dead.clone();
        now.or(these);
        dead = now;
    }

    /** {@return whether so much is dead that it is better made anew} */
    boolean mostlyDead() {
        return dead.cardinality() > little && dead.cardinality() > at.size() / SHARE;
    }

    /** {@return the index as of a batch and a deletion} */
    Snapshot publish(long seq, long epoch, long made) {
        resolve();
        follows = true;
        Parts.Sorted sorted = parts.sorted(at.values(), origin.values(), things.size());
        return new Snapshot(
                seq,
                epoch,
                made,
                at.size(),
                at.values(),
                origin.values(),
                rows.rows(),
                ids.ids(),
                dead.isEmpty() ? null : dead,
                otherBatches.values(),
                otherLines.values(),
                others.publish(),
                tieActs.values(),
                tieThings.values(),
                tieActs.size(),
                things.view(),
                origins.all(),
                batches.all(),
                sorted.postings(),
                sorted.leaving(),
                sorted.arriving(),
                payments.publish(),
                sales.publish(),
                bytes() + sorted.bytes(),
                sorted.size() + payments.size());
    }

    /** Numbers for what was named by its id. */
    private void resolve() {
        BitSet twins = new BitSet();
        int missing = wanted.each(ids.ids(), at.size(), dead, (kind, of, act) -> {
            switch (kind) {
                case Wanted.TWIN -> {
                    if (act < of) {
                        twins.set(act);
                    }
                }
                case Wanted.SOURCE -> others.add(act, of);
                case Wanted.PAYMENT -> settled(of, act);
                case Wanted.SALE -> settled(act, of);
                default -> throw new IllegalStateException("nothing of this kind is wanted");
            }
        });
        wanted = new Wanted();
        if (!twins.isEmpty()) {
            // Rows of theirs have moved to a batch that was read later.
            kill(twins);
        }
        if (missing > 0) {
            throw new Inconsistent(missing + " acts are tied to some that were not read");
        }
    }

    private void settled(int sale, int payment) {
        payments.add(sale, payment);
        sales.add(payment, sale);
    }

    long bytes() {
        return things.bytes()
                + batches.bytes()
                + ids.bytes()
                + at.bytes()
                + origin.bytes()
                + rows.bytes()
                + others.bytes()
                + otherBatches.bytes()
                + otherLines.bytes()
                + tieActs.bytes()
                + tieThings.bytes()
                + payments.bytes()
                + sales.bytes()
                + wanted.bytes()
                + parts.bytes();
    }
}
