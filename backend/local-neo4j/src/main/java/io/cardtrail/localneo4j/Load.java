package io.cardtrail.localneo4j;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.neo4j.cli.ExecutionContext;
import org.neo4j.importer.ImportCommand;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;
import picocli.CommandLine;

/**
 * Makes the database of a folder that has none yet from files, with Neo4j's own importer. Prints {@code LOADED} once all of it is there;
 * what the importer says goes to standard error. Fails as {@link LocalNeo4j} does.
 */
public final class Load {
    private static final String FROM = "--from=";
    private static final String HEADER = ".header";

    private Load() {}

    /**
     * Takes what {@link LocalNeo4j} takes, and at the end {@code --from=FOLDER}. There, for each {@code NAME.header}, lie {@code NAME.csv} and
     * {@code NAME.lines}, the latter with line breaks in its texts; names begin with {@code nodes-} or {@code relationships-}. Ids are the
     * nodes' own.
     */
    public static void main(String[] args) {
        try {
            String from = args.length == 0 ? "" : args[args.length - 1];
            if (!from.startsWith(FROM)) {
                throw new StartFailed(Failure.USAGE, "the last argument is --from=FOLDER");
            }
            String[] rest = new String[args.length - 1];
            System.arraycopy(args, 0, rest, 0, rest.length);
            Settings settings = Settings.of(rest);
            StoreFolder folder = new StoreFolder(settings.folder());
            folder.check();
            if (Files.exists(settings.folder().resolve("data/databases/neo4j"))) {
                throw new StartFailed(Failure.USAGE, "there is a database in " + settings.folder() + " already");
            }
            int status = load(settings, Path.of(from.substring(FROM.length())));
            if (status == 0) {
                System.out.println("LOADED");
                System.out.flush();
            }
            System.exit(status == 0 ? 0 : Failure.UNKNOWN.exitStatus());
        } catch (Throwable e) {
            Failure failure = Failure.of(e);
            System.err.println(failure.line(e));
            System.exit(failure.exitStatus());
        }
    }

    private static int load(Settings settings, Path from) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "neo4j",
                "--id-type=actual",
                // Files have the text as it is: nothing is trimmed, escaped or taken for an expression.
                "--path-pattern-style=none",
                "--legacy-style-quoting=false",
                "--skip-bad-relationships=false",
                "--skip-duplicate-nodes=false",
                "--strict=true",
                "--max-off-heap-memory=50%",
                "--report-file=" + from.resolve("report")));
        List<String> broken = new ArrayList<>();
        for (Path header : headers(from)) {
            String file = String.valueOf(header.getFileName());
            String name = file.substring(0, file.length() - HEADER.length());
            String option = name.startsWith("nodes-") ? "--nodes=" : "--relationships=";
            Path lines = from.resolve(name + ".lines");
            for (Path data : List.of(from.resolve(name + ".csv"), lines)) {
                if (Files.size(data) > 0) {
                    command.add(option + header + "," + data);
                }
            }
            if (Files.size(lines) > 0) {
                broken.add(lines.toString());
            }
        }
        if (!broken.isEmpty()) {
            command.add("--multiline-fields=" + String.join(",", broken));
            command.add("--multiline-fields-format=v2");
        }
        try (DefaultFileSystemAbstraction files = new DefaultFileSystemAbstraction()) {
            PrintStream said = System.err;
            ExecutionContext context =
                    new ExecutionContext(settings.folder(), settings.folder().resolve("conf"), said, said, files);
            return new CommandLine(new ImportCommand.Full(context)).execute(command.toArray(String[]::new));
        }
    }

    private static List<Path> headers(Path from) throws IOException {
        try (Stream<Path> inside = Files.list(from)) {
            return inside.filter(path -> path.toString().endsWith(HEADER))
                    .sorted()
                    .toList();
        }
    }
}
