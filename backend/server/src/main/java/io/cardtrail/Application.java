package io.cardtrail;

import io.cardtrail.cli.ImportCommand;
import io.cardtrail.cli.LedgerCommand;
import io.cardtrail.cli.RedactCommand;
import io.cardtrail.cli.ReproduceCommand;
import io.cardtrail.cli.VerifyCommand;
import io.cardtrail.graph.LedgerSweep;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.report.again.CleanGraph;
import io.cardtrail.retention.RetentionRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts Cardtrail: the server, or with a command as first argument that command. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Application {
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("import")) {
            System.exit(runImport(Arrays.asList(args).subList(1, args.length)));
        }
        if (args.length > 0 && args[0].equals("import-offline")) {
            System.exit(ImportOfflineStart.run(Arrays.asList(args).subList(1, args.length), System.out));
        }
        if (args.length > 0 && (args[0].equals("ledger") || args[0].equals("retention"))) {
            System.exit(runOnGraph(
                    Arrays.asList(args),
                    (parts, command) -> new LedgerCommand(
                                    parts.getBean(LedgerSweep.class), parts.getBean(RetentionRun.class), System.out)
                            .run(command, "cli")));
        }
        if (args.length > 0 && args[0].equals("audit")) {
            System.exit(AuditStart.run(Arrays.asList(args).subList(1, args.length), System.out));
        }
        if (args.length > 0 && args[0].equals("verify")) {
            System.exit(new VerifyCommand(Clock.systemUTC(), System.out)
                    .run(Arrays.asList(args).subList(1, args.length)));
        }
        if (args.length > 0 && args[0].equals("redact")) {
            System.exit(new RedactCommand(System.out).run(Arrays.asList(args).subList(1, args.length)));
        }
        if (args.length > 0 && args[0].equals("reproduce")) {
            System.exit(runReproduce(Arrays.asList(args).subList(1, args.length)));
        }
        if (args.length > 0 && List.of("backup", "restore", "compact").contains(args[0])) {
            System.exit(BackupStart.run(Arrays.asList(args), System.out));
        }
        SpringApplication.run(Application.class, args);
    }

    private static int runImport(List<String> arguments) throws IOException, InterruptedException {
        return runOnGraph(
                arguments,
                (parts, command) ->
                        new ImportCommand(parts.getBean(ImportService.class), System.out).run(command, "cli"));
    }

    private static int runReproduce(List<String> arguments) {
        Path set = AuditStart.settings(arguments).neo4j().local().classpathFile();
        Path classpath = set == null ? LocalBuild.classpathFile() : set;
        return new ReproduceCommand(folder -> CleanGraph.start(folder, classpath, Clock.systemUTC()), System.out)
                .run(arguments.stream()
                        .filter(a -> !a.startsWith("--cardtrail."))
                        .toList());
    }

    /** A command that needs the graph. */
    @FunctionalInterface
    private interface Command {
        int run(ConfigurableApplicationContext parts, List<String> arguments) throws IOException, InterruptedException;
    }

    /** Only the parts, without the web; beside a running server it uses the same Neo4j, and logs of its own. */
    private static int runOnGraph(List<String> arguments, Command command) throws IOException, InterruptedException {
        List<String> settings =
                arguments.stream().filter(a -> a.startsWith("--cardtrail.")).toList();
        List<String> rest =
                arguments.stream().filter(a -> !a.startsWith("--cardtrail.")).toList();
        try (ConfigurableApplicationContext parts = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .properties("cardtrail.replica=cli")
                .run(settings.toArray(String[]::new))) {
            return command.run(parts, rest);
        }
    }
}
