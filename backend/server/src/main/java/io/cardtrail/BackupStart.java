package io.cardtrail;

import io.cardtrail.audit.LogKey;
import io.cardtrail.audit.LogVerifier;
import io.cardtrail.cli.BackupCommand;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Starts the commands on the data folder of a stopped server: no database, nothing else is opened. */
final class BackupStart {
    private BackupStart() {}

    static int run(List<String> arguments, PrintStream out) {
        CardtrailSettings settings = AuditStart.settings(arguments);
        if (settings.neo4j().uri() != null) {
            out.println(
                    "cardtrail.neo4j.uri is set, so the graph is not in the data folder: back that database up by its own means and"
                            + " the data folder by copying it, at the same stop");
            return 2;
        }
        Path data = settings.data().toAbsolutePath().normalize();
        Path classpath = settings.neo4j().local().classpathFile();
        return new BackupCommand(
                        data,
                        classpath == null ? LocalBuild.classpathFile() : classpath,
                        Wiring.version(),
                        BackupStart::verifier,
                        Clock.systemUTC(),
                        out)
                .run(arguments.stream()
                        .filter(a -> !a.startsWith("--cardtrail."))
                        .toList());
    }

    private static LogVerifier verifier(Path keys, String installation, Path log) {
        String kind = String.valueOf(log.getName(0));
        String replica = String.valueOf(log.getFileName());
        String origin = kind.equals("ledger")
                ? LedgerWiring.origin(installation, replica)
                : AuditStart.origin(installation, replica);
        return LogVerifier.read(origin, LogKey.publicFile(keys.resolve(kind + "-" + replica + ".key")));
    }
}
