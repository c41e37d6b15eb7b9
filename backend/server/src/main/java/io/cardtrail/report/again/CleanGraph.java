package io.cardtrail.report.again;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.TreeHead;
import io.cardtrail.audit.VolumeWatch;
import io.cardtrail.graph.Batch;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.LocalNeo4jProcess;
import io.cardtrail.graph.Migrations;
import io.cardtrail.graph.Neo4jAddress;
import io.cardtrail.graph.Plans;
import io.cardtrail.graph.QueryCatalogue;
import io.cardtrail.graph.ReadDoor;
import io.cardtrail.graph.RowStore;
import io.cardtrail.graph.WriteDoor;
import io.cardtrail.model.Sha256;
import io.cardtrail.warrant.Standing;
import io.cardtrail.warrant.Standings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A database that holds nothing yet, with a log of its own: for one answer. */
public final class CleanGraph implements AutoCloseable {
    /** Whoever reads and writes it. */
    static final String BY = "reproduce";

    private final Graph graph;
    private final RowStore rows;
    private final AuditLog log;
    private final Clock clock;
    private final Runnable closing;

    private CleanGraph(Graph graph, Path folder, Clock clock, Runnable closing) {
        this.graph = graph;
        this.rows = new RowStore(folder.resolve("rows"), folder.resolve("keys"));
        this.log = AuditLog.open(folder.resolve("log"), clock);
        this.clock = clock;
        this.closing = closing;
    }

    /**
     * {@return a database in an empty folder}
     *
     * @param classpath what the build of backend/local-neo4j wrote
     * @throws io.cardtrail.graph.GraphUnavailable if it can't be started
     */
    public static CleanGraph start(Path folder, Path classpath, Clock clock) {
        LocalNeo4jProcess process = LocalNeo4jProcess.start(folder, classpath);
        try {
            Neo4jAddress address = process.address();
            Graph graph = Graph.connect(address.uri(), address.user(), address.password(), QueryCatalogue.load());
            return new CleanGraph(graph, folder, clock, () -> {
                graph.close();
                process.close();
            });
        } catch (RuntimeException unusable) {
            process.close();
            throw unusable;
        }
    }

    /** {@return the same over a database that is there and holds nothing, and which stays open} */
    static CleanGraph over(Graph graph, Path folder, Clock clock) {
        return new CleanGraph(graph, folder, clock, () -> {});
    }

    /** Stores rows, and lets them be read under an instrument. */
    ReadDoor holding(List<Batch> batches, String instrumentHash) {
        Migrations.apply(graph, clock);
        WriteDoor door = new WriteDoor(graph, rows);
        long newest = 0;
        for (Batch batch : batches) {
            newest = Math.max(newest, door.write(batch, BY).seq());
        }
        // A database that was started a moment ago would take longer over its first question than a reading may.
        Plans.make(graph);
        Standing standing = new Standing(1, instrumentHash, 0, newest);
        Standings standings = id -> Optional.of(standing);
        return new ReadDoor(
                graph,
                rows,
                standings,
                log,
                new VolumeWatch(log),
                // The root of a ledger without leaves (RFC 6962).
                () -> new TreeHead(0, Sha256.hex("")),
                Long.MAX_VALUE,
                null);
    }

    @Override
    public void close() {
        log.close();
        closing.run();
    }
}
