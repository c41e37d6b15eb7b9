package io.cardtrail.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Has a stopped local Neo4j's store written anew, in a JVM of its own, without the bytes of what was deleted from it. */
public final class StoreCompaction {
    private static final String DONE = "COMPACTED ";

    private StoreCompaction() {}

    /**
     * Writes the new store; the old one is only read.
     *
     * @param dataFolder whose {@code neo4j/} is read
     * @param classpathFile what the build of backend/local-neo4j wrote
     * @param name of the new store's folder in the data folder; not there yet
     * @return how many nodes and relationships the new store holds, and a digest of them that the old one has too
     * @throws GraphUnavailable if it can't be done; then the new store is worth nothing
     */
    public static String run(Path dataFolder, Path classpathFile, String name) {
        LocalNeo4jSettings settings = LocalNeo4jSettings.small(dataFolder, classpathFile);
        LocalNeo4jFolder folder = LocalNeo4jFolder.prepare(dataFolder);
        LocalNeo4jFailure failure = new LocalNeo4jFailure(settings, folder);
        try {
            Path fresh = PrivateFiles.folder(folder.path().resolveSibling(name));
            Files.copy(folder.passwordFile(), fresh.resolve("password"));
            Process process = LocalNeo4jChild.launch(settings, folder, failure, "Compact", "--into=" + fresh);
            process.getOutputStream().close();
            String done = "";
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    done = line.startsWith(DONE) ? line.substring(DONE.length()) : done;
                }
            }
            int status = process.waitFor();
            if (status != 0 || done.isEmpty()) {
                throw failure.ended(status);
            }
            return done;
        } catch (IOException e) {
            throw failure.notStarted(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure.notStarted(e);
        }
    }
}
