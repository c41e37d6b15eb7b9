package io.cardtrail.api;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.Migrations;
import io.cardtrail.graph.SourceLedger;
import io.cardtrail.graph.index.IndexState;
import io.cardtrail.graph.index.IndexStatus;
import io.cardtrail.graph.index.TraceIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks how this server stands. It tells states, limits and bytes and never how much of anything the graph holds: nobody counts records
 * without an instrument, whatever office it is.
 *
 * @param data folder whose disk is looked at
 * @param stampFailure why the last time-stamp failed
 * @param clock the machine's: how long a server has been up does not depend on the moment questions are asked as of
 */
public record SystemWatch(
        Graph graph,
        AuditLog log,
        SourceLedger ledger,
        TraceIndex index,
        Path data,
        Supplier<Optional<String>> stampFailure,
        Clock clock) {
    /**
     * How it stands at one moment.
     *
     * @param graphMillis how long Neo4j took to answer; null if it does not
     * @param auditEntries null for whoever is no auditor
     * @param diskFree bytes left for the data folder
     */
    public record Health(
            Instant at,
            Instant startedAt,
            @Nullable Integer graphMillis,
            String schema,
            boolean auditHealthy,
            @Nullable Long auditEntries,
            @Nullable String stampFailure,
            boolean ledgerHealthy,
            IndexHealth index,
            long diskFree,
            long diskSize,
            long heapUsed,
            long heapMost) {}

    /** What of the trace index tells nothing of what is in it but its size. */
    public record IndexHealth(IndexState state, long bytes, long mostBytes) {
        static IndexHealth of(IndexStatus status) {
            return new IndexHealth(status.state(), status.bytes(), status.mostBytes());
        }
    }

    /**
     * {@return how it stands now}
     *
     * @param auditor whether the size of the audit log is told
     */
    public Health look(boolean auditor) {
        Runtime java = Runtime.getRuntime();
        FileStore disk = disk();
        return new Health(
                clock.instant(),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                graphMillis(),
                Migrations.newest(graph),
                log.healthy(),
                auditor ? log.head().size() : null,
                stampFailure.get().orElse(null),
                ledger.healthy(),
                IndexHealth.of(index.status()),
                bytes(disk::getUsableSpace),
                bytes(disk::getTotalSpace),
                java.totalMemory() - java.freeMemory(),
                java.maxMemory());
    }

    private @Nullable Integer graphMillis() {
        long before = System.nanoTime();
        return graph.answers()
                ? Math.toIntExact(Duration.ofNanos(System.nanoTime() - before).toMillis())
                : null;
    }

    private FileStore disk() {
        try {
            return Files.getFileStore(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long bytes(Measure measure) {
        try {
            return measure.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Measure {
        long bytes() throws IOException;
    }
}
