package io.cardtrail.localneo4j;

import java.nio.file.Path;
import org.neo4j.graphdb.GraphDatabaseService;

/**
 * Writes what a stopped store holds into a new one beside it, in which nothing is left of what was deleted: Neo4j keeps deleted bytes in
 * store files, indexes and transaction logs. Prints {@code COMPACTED nodes=… relationships=… sha256=…} once the new store was opened
 * again and found to hold the same. Fails as {@link LocalNeo4j} does.
 */
public final class Compact {
    private static final int DIFFERENT = 1;

    private Compact() {}

    /** Takes what {@link LocalNeo4j} takes, and at the end {@code --into=FOLDER} for the new store. */
    public static void main(String[] args) {
        try {
            String into = args.length == 0 ? "" : args[args.length - 1];
            if (!into.startsWith("--into=")) {
                throw new StartFailed(Failure.USAGE, "the last argument is --into=FOLDER");
            }
            String[] rest = new String[args.length - 1];
            System.arraycopy(args, 0, rest, 0, rest.length);
            Settings old = Settings.of(rest);
            Settings fresh = new Settings(
                    Path.of(into.substring("--into=".length())).toAbsolutePath(),
                    old.passwordFile(),
                    0,
                    old.pageCache());
            System.exit(run(old, fresh));
        } catch (Throwable e) {
            // Errors too: Neo4j's threads would keep a process alive that does nothing any more.
            Failure failure = Failure.of(e);
            System.err.println(failure.line(e));
            System.exit(failure.exitStatus());
        }
    }

    private static int run(Settings old, Settings fresh) throws Exception {
        StoreDigest before;
        try (RunningDatabase from = RunningDatabase.start(old)) {
            before = StoreDigest.of(from.graph());
            try (RunningDatabase to = RunningDatabase.start(fresh)) {
                GraphDatabaseService graph = to.graph();
                new StoreCopy(from.graph(), graph).run();
            }
        }
        // Opened again, so that what is compared is what lies on the disk.
        StoreDigest after;
        try (RunningDatabase to = RunningDatabase.start(fresh)) {
            after = StoreDigest.of(to.graph());
        }
        if (!before.equals(after)) {
            System.err.println("the new store is not what the old one was: " + before + ", now " + after);
            return DIFFERENT;
        }
        System.out.println("COMPACTED " + after);
        System.out.flush();
        return 0;
    }
}
