package io.cardtrail.graph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Turns a failed start of the local Neo4j into one message that names the thing at fault and what to do. */
final class LocalNeo4jFailure {
    /** Exit statuses agreed with io.cardtrail.localneo4j.Failure, which is in another program under another licence. */
    static final int PORT_IN_USE = 10;

    static final int FOLDER_UNUSABLE = 11;
    static final int STORE_LOCKED = 12;
    static final int DISK_FULL = 13;
    static final int STORE_TOO_NEW = 14;

    private final LocalNeo4jSettings settings;
    private final LocalNeo4jFolder folder;
    private final long consoleBefore;

    LocalNeo4jFailure(LocalNeo4jSettings settings, LocalNeo4jFolder folder) {
        this.settings = settings;
        this.folder = folder;
        Path console = folder.console();
        this.consoleBefore = Files.exists(console) ? console.toFile().length() : 0;
    }

    GraphUnavailable notBuilt(Path jars) {
        return new GraphUnavailable(
                "The local Neo4j is not built: " + jars + " is missing; run ./mvnw -pl backend/local-neo4j"
                        + " process-classes first, or set cardtrail.neo4j.uri to a Neo4j of yours",
                null);
    }

    GraphUnavailable ended(int exitStatus) {
        String what = switch (exitStatus) {
            case PORT_IN_USE ->
                "Port " + settings.port() + " of 127.0.0.1 is in use by another program;"
                        + " stop that program, or choose another port for Neo4j";
            case FOLDER_UNUSABLE ->
                "Neo4j cannot use the folder " + folder.path()
                        + "; make it writable for this user, or choose another data folder";
            case STORE_LOCKED ->
                "The Neo4j store in " + folder.path() + " is held by another process that does not answer;"
                        + " stop that process, or choose another data folder";
            case DISK_FULL ->
                "The disk has too little room for the Neo4j store in " + folder.path()
                        + "; free some space there, or choose another data folder";
            case STORE_TOO_NEW ->
                "The Neo4j store in " + folder.path() + " was written by a newer version;"
                        + " run the version of Cardtrail that wrote it, or restore a backup of this one's";
            default ->
                "Neo4j ended with status " + exitStatus + " while it started on " + folder.path() + "; look at "
                        + folder.console();
        };
        return new GraphUnavailable(what + lastWords(), null);
    }

    GraphUnavailable notReady(Duration within, Throwable cause) {
        return new GraphUnavailable(
                "Neo4j on " + folder.path() + " was not ready within " + within.toSeconds() + " s; look at "
                        + folder.console() + " and at the load of this machine" + lastWords(),
                cause);
    }

    GraphUnavailable notStarted(Throwable cause) {
        return new GraphUnavailable(
                "Neo4j could not be started on " + folder.path() + " (" + cause + "); look at " + folder.console()
                        + lastWords(),
                cause);
    }

    private String lastWords() {
        String words = folder.consoleFrom(consoleBefore);
        return words.isEmpty() ? "" : ". It said: " + words;
    }
}
