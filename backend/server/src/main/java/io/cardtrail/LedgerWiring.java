package io.cardtrail;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.LogKey;
import io.cardtrail.audit.LogVerifier;
import io.cardtrail.graph.CitedCheck;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.LedgerRecovery;
import io.cardtrail.graph.LedgerSweep;
import io.cardtrail.graph.RemovalDoor;
import io.cardtrail.graph.RowStore;
import io.cardtrail.graph.SourceLedger;
import io.cardtrail.ingest.Withdrawals;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.registry.Hold;
import io.cardtrail.registry.Register;
import io.cardtrail.retention.RetentionProfiles;
import io.cardtrail.retention.RetentionRun;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The source ledger of this server, and what compares it with the graph. */
@Configuration(proxyBeanMethods = false)
class LedgerWiring {
    @Bean
    SourceLedger sourceLedger(DataFolder data, CardtrailSettings settings, Graph graph, RowStore rows) {
        String replica = settings.replica();
        SourceLedger ledger = SourceLedger.open(
                folder(data.path()),
                replica,
                Clock.systemUTC(),
                LogKey.open(origin(data.installation(), replica), key(data.path(), replica)));
        LedgerRecovery.run(graph, rows, ledger);
        return ledger;
    }

    @Bean
    RemovalDoor removalDoor(Graph graph, RowStore rows, SourceLedger ledger) {
        RemovalDoor door = new RemovalDoor(graph, rows, ledger);
        // Before anybody can ask: what was broken off, or what an old backup has brought back.
        door.replay();
        return door;
    }

    @Bean
    Withdrawals withdrawals(RemovalDoor door, EdgeKey edgeKey, AuditLog log) {
        return new Withdrawals(door, edgeKey, log);
    }

    /** Preservation orders, and cases that are under way. */
    @Bean
    RetentionRun retentionRun(RemovalDoor door, RetentionProfiles profiles, Register register, AuditLog log) {
        return new RetentionRun(
                door,
                profiles,
                (channel, holder, category) -> Stream.concat(register.holds().stream(), register.caseHolds().stream())
                        .filter(hold -> hold.concerns(category, channel) && hold.reaches(holder))
                        .map(Hold::window)
                        .toList(),
                log,
                Clock.systemUTC());
    }

    @Bean
    LedgerSweep ledgerSweep(DataFolder data, Graph graph, RowStore rows, SourceLedger ledger, EdgeKey edgeKey) {
        return new LedgerSweep(graph, rows, ledger, edgeKey, verifiers(data));
    }

    @Bean
    CitedCheck citedCheck(DataFolder data, Graph graph, RowStore rows, SourceLedger ledger, EdgeKey edgeKey) {
        return new CitedCheck(graph, rows, ledger, edgeKey, verifiers(data));
    }

    private static Function<String, LogVerifier> verifiers(DataFolder data) {
        return replica ->
                LogVerifier.read(origin(data.installation(), replica), LogKey.publicFile(key(data.path(), replica)));
    }

    /** {@return where all ledgers lie, a folder for each server} */
    static Path folder(Path data) {
        return data.resolve("ledger");
    }

    static Path key(Path data, String replica) {
        return data.resolve("keys").resolve("ledger-" + replica + ".key");
    }

    static String origin(String installation, String replica) {
        return AuditStart.origin(installation, replica) + "/ledger";
    }
}
