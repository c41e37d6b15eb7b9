package io.cardtrail.trace;

import io.cardtrail.audit.LogKey;
import io.cardtrail.graph.ActRecord;
import io.cardtrail.graph.Batch;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.IndexFeed;
import io.cardtrail.graph.Migrations;
import io.cardtrail.graph.QueryCatalogue;
import io.cardtrail.graph.RemovalDoor;
import io.cardtrail.graph.RowStore;
import io.cardtrail.graph.SourceLedger;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.graph.WriteDoor;
import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Participant;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A database that is imported into and deleted from through the real doors, beside plain lists that change alike. */
final class ChangingWorld implements AutoCloseable {
    private static final String BY = "test";
    private static final Instant NOW = Instant.parse("2036-01-01T00:00:00Z");

    private final Graph graph;
    private final SourceLedger ledger;
    private final WriteDoor door;
    private final RemovalDoor removal;
    private final List<Batch> batches = new ArrayList<>();
    private final List<Long> sequence = new ArrayList<>();
    private int withdrawn;
    private int lapsed;

    ChangingWorld(Path folder) {
        TestNeo4j neo4j = TestNeo4j.shared();
        neo4j.wipe();
        this.graph = Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), QueryCatalogue.load());
        Migrations.apply(graph, Clock.systemUTC());
        RowStore rows = new RowStore(folder.resolve("rows"), folder.resolve("keys"));
        LogKey key = LogKey.open("cardtrail.local/test", folder.resolve("ledger.key"));
        this.ledger = SourceLedger.open(folder.resolve("ledger"), "server", Clock.systemUTC(), key);
        this.door = new WriteDoor(graph, rows, ledger);
        this.removal = new RemovalDoor(graph, rows, ledger);
    }

    Graph graph() {
        return graph;
    }

    IndexFeed feed() {
        return new IndexFeed(graph, ledger);
    }

    int withdrawn() {
        return withdrawn;
    }

    int lapsed() {
        return lapsed;
    }

    void write(Batch batch) {
        sequence.add(door.write(batch, BY).seq());
        batches.add(batch);
    }

    /** {@return what is left, as it stands now} */
    World now() {
        return new World(List.copyOf(batches), List.copyOf(sequence));
    }

    /** Takes a file back; each of these batches is one. */
    void withdraw(RandomGenerator random) {
        int which = random.nextInt(batches.size());
        if (removal.withdraw(batches.get(which).file().digest(), BY, "actor").batches() != 1) {
            throw new AssertionError("the file was not there");
        }
        batches.remove(which);
        sequence.remove(which);
        withdrawn++;
    }

    /** Deletes what of one holder and category is over. */
    void lapse(Category category, RandomGenerator random) {
        Channel channel = List.of(Channel.values()).get(random.nextInt(Channel.values().length));
        String holder = RandomGraph.HOLDERS.get(random.nextInt(RandomGraph.HOLDERS.size()));
        Instant before = RandomGraph.BEGIN.plus(Duration.ofHours(1 + random.nextInt(RandomGraph.HOURS)));
        removal.lapse(new RemovalDoor.Lapse(channel, holder, category, before, List.of(), "test"), NOW);
        for (int i = 0; i < batches.size(); i++) {
            Batch batch = batches.get(i);
            if (batch.file().channel() == channel && batch.file().holder().equals(holder)) {
                batches.set(i, new Batch(batch.key(), batch.file(), left(batch, category, before)));
            }
        }
        lapsed++;
    }

    private static List<Batch.Entry> left(Batch batch, Category category, Instant before) {
        List<Batch.Entry> left = new ArrayList<>();
        for (Batch.Entry entry : batch.entries()) {
            ActRecord act = (ActRecord) entry.said();
            if (!act.at().isBefore(before)) {
                left.add(entry);
            } else if (act.kind().category() != category) {
                left.add(new Batch.Entry(without(act, category), entry.cells()));
            }
        }
        return left;
    }

    private static ActRecord without(ActRecord act, Category category) {
        List<Participant> participants = act.participants().stream()
                .filter(p -> !p.role().own().equals(Optional.of(category)))
                .toList();
        ActAttributes a = act.attributes();
        return new ActRecord(
                act.id(),
                act.kind(),
                act.at(),
                act.atText(),
                participants,
                new ActAttributes(
                        a.reference(),
                        category == Category.PAYMENT ? null : a.settledBy(),
                        a.faceValue(),
                        a.amount(),
                        a.unitPrice(),
                        a.quantity(),
                        a.duration(),
                        a.method(),
                        category == Category.VIDEO ? null : a.footage(),
                        a.carrier(),
                        a.status(),
                        a.rangeFirst(),
                        a.rangeLast()),
                act.line());
    }

    @Override
    public void close() {
        ledger.close();
        graph.close();
    }
}
