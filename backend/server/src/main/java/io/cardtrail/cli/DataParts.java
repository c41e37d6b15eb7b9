package io.cardtrail.cli;

import io.cardtrail.model.BadRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /**
     * Refuses a part that is a link or holds one: whoever puts another in its place would take the link away, and leave behind what it
     * leads to.
     */
    static void withoutLinks(Path part) throws IOException {
        if (!Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> found = Files.walk(part)) {
            Optional<Path> link = found.filter(Files::isSymbolicLink).findFirst();
            if (link.isPresent()) {
                throw new BadRequest(
                        link.get() + " is a link, and what it leads to would be left behind: mount the other disk"
                                + " in that place instead, or move what it leads to there, and run it again");
            }
        }
    }

    /** Also what lies behind links: a part may have been put on another disk. */
    private static void under(Path base, Path part, List<Path> files) throws IOException {
        if (!Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> walked = Files.walk(part, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> found = walked.sorted().toList();
            for (Path file : found) {
                if (!Files.exists(file)) {
                    throw new BadRequest(
                            file + " is a link that leads nowhere: bring back what it led to, or take it away");
                }
                if (Files.isRegularFile(file) && !StoppedServer.LOCK_FILES.contains(name(file))) {
                    files.add(base.relativize(file));
                }
            }
        } catch (UncheckedIOException e) {
            // Such as links that lead in a circle.
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
