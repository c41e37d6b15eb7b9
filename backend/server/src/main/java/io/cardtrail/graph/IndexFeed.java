package io.cardtrail.graph;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the trace index is made of. It is read without a scope, so nothing but the index may have one of these: the index is read only
 * under a {@link Reading}'s scope.
 */
public final class IndexFeed {
    static final Query STANDING = Query.named("index/standing");
    static final Query RECORDED = Query.named("index/recorded");
    static final Query RECORDED_AGAIN = Query.named("index/recorded-again");

    private final Graph graph;
    private final @Nullable SourceLedger ledger;

    /** @param ledger knows what was deleted; null where none is kept, then a deletion has everything read again */
    public IndexFeed(Graph graph, @Nullable SourceLedger ledger) {
        this.graph = graph;
        this.ledger = ledger;
    }

    /**
     * How far the graph has come.
     *
     * @param seq number of the newest batch
     * @param epoch number of the newest deletion that is done
     */
    public record Come(long seq, long epoch) {}

    /** {@return how far the graph has come now} */
    public Come come() {
        Row row = graph.readOnLeader(tx -> tx.rows(STANDING, Map.of())).getFirst();
        return new Come(row.number("seq"), row.number("epoch"));
    }

    /** {@return what the batches after one and up to another have recorded} */
    public List<Row> recorded(long after, long until) {
        return graph.readOnLeader(tx -> tx.rows(RECORDED, Map.of("after", after, "until", until)));
    }

    /** {@return all that is recorded of these acts up to a batch; nothing for those that are gone} */
    public List<Row> recordedAgain(Collection<String> ids, long until) {
        return graph.readOnLeader(tx -> tx.rows(RECORDED_AGAIN, Map.of("ids", List.copyOf(ids), "until", until)));
    }

    /** {@return whether a deletion has begun that is not done as of {@code epoch}} */
    public boolean deleting(long epoch) {
        return ledger != null && LedgerBook.read(ledger.all()).epoch() > epoch;
    }

    /** {@return the batches of which deletions after this one, up to the newest, have taken something; empty if that is not known} */
    public Optional<Set<String>> touchedSince(long epoch) {
        return ledger == null
                ? Optional.empty()
                : Optional.of(LedgerBook.read(ledger.all()).touchedSince(epoch));
    }
}
