package io.cardtrail;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.LogKey;
import io.cardtrail.cli.ImportOfflineCommand;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.EdgeKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Starts the first load of a data folder: no database is there yet, and nothing else is opened. */
final class ImportOfflineStart {
    private ImportOfflineStart() {}

    static int run(List<String> arguments, PrintStream out) throws IOException {
        CardtrailSettings settings = AuditStart.settings(arguments);
        if (settings.neo4j().uri() != null) {
            out.println(
                    "cardtrail.neo4j.uri is set, and import-offline makes the local Neo4j's store: use `import` with a Neo4j of your own");
            return 2;
        }
        Path folder = settings.data().toAbsolutePath().normalize();
        try {
            ImportOfflineCommand.clean(folder);
            DataFolder data = DataFolder.open(folder);
            return run(settings, data, arguments, out);
        } catch (CardtrailException refused) {
            out.println(refused.code() + ": " + refused.getMessage());
            return 2;
        }
    }

    private static int run(CardtrailSettings settings, DataFolder data, List<String> arguments, PrintStream out) {
        String replica = ImportOfflineCommand.REPLICA;
        Path classpath = settings.neo4j().local().classpathFile();
        OffsetDateTime fixed = settings.clock().fixed();
        LogKey auditKey =
                LogKey.open(AuditStart.origin(data.installation(), replica), AuditStart.key(data.path(), replica));
        LogKey ledgerKey =
                LogKey.open(LedgerWiring.origin(data.installation(), replica), LedgerWiring.key(data.path(), replica));
        try (AuditLog log = AuditLog.open(AuditStart.folder(data.path(), replica), Clock.systemUTC(), auditKey)) {
            return new ImportOfflineCommand(
                            data.path(),
                            classpath == null ? LocalBuild.classpathFile() : classpath,
                            new ImportOfflineCommand.Parts(
                                    new EdgeKey(data.secret("edge.key")),
                                    ledgerKey,
                                    new ImportRecord(log),
                                    fixed == null ? Clock.systemUTC() : Clock.fixed(fixed.toInstant(), ZoneOffset.UTC)),
                            out)
                    .run(
                            arguments.stream()
                                    .filter(a -> !a.startsWith("--cardtrail."))
                                    .toList(),
                            "cli");
        }
    }
}
