package io.cardtrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a data folder consists of, as far as a backup holds it. */
final class DataParts {
    static final String NEO4J = "neo4j";
    static final String ROWS = "rows";
    static final String REPORTS = "reports";
    static final String KEYS = "keys";
    static final String INSTALLATION = "installation.id";
    static final List<String> LOGS = List.of("audit", "ledger");

    /** What the running Neo4j writes about itself; of no use elsewhere. */
    private static final Set<String> ONLY_HERE = Set.of("run.properties", "console.log");

    private DataParts() {}

    /** {@return the folders of all logs and ledgers, relative to {@code data}, such as {@code audit/server}} */
    static List<Path> logs(Path data) throws IOException {
        List<Path> logs = new ArrayList<>();
        for (String kind : LOGS) {
            if (Files.isDirectory(data.resolve(kind))) {
                try (Stream<Path> inside = Files.list(data.resolve(kind))) {
                    inside.filter(Files::isDirectory)
                            .sorted()
                            .map(data::relativize)
                            .forEach(logs::add);
                }
            }
        }
        return logs;
    }

    /** {@return every file a backup holds beside the keys, relative to {@code data}} */
    static List<Path> files(Path data) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String part : List.of(NEO4J, ROWS, REPORTS, "audit", "ledger", INSTALLATION)) {
            under(data, data.resolve(part), files);
        }
        files.removeIf(file -> file.startsWith(NEO4J) && file.getNameCount() == 2 && ONLY_HERE.contains(name(file)));
        return files;
    }

    /** {@return every file in a folder, relative to it, but those that only carry a lock} */
    static List<Path> all(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        under(folder, folder, files);
        return files;
    }

    private static void under(Path base, Path part, List<Path> files) throws IOException {
        if (!Files.exists(part)) {
            return;
        }
        try (Stream<Path> found = Files.walk(part)) {
            found.filter(Files::isRegularFile)
                    .map(base::relativize)
                    .filter(file -> !StoppedServer.LOCK_FILES.contains(name(file)))
                    .sorted()
                    .forEach(files::add);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
