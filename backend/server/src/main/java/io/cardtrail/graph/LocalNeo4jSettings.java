package io.cardtrail.graph;

import java.nio.file.Path;

/**
 * What the local Neo4j is started with.
 *
 * @param dataFolder Cardtrail's data folder; Neo4j gets {@code neo4j/} in it
 * @param classpathFile the list of jars written by the build of backend/local-neo4j, beside its {@code classes} folder
 * @param port where it listens on 127.0.0.1; 0 takes a free one
 */
record LocalNeo4jSettings(Path dataFolder, Path classpathFile, int port, String heap, String pageCache) {

    LocalNeo4jSettings {
        if (port < 0 || port > 65535) {
            throw new GraphUnavailable("Neo4j's port must be 0 to 65535, not " + port + "; correct the setting", null);
        }
    }

    /** Enough for the demonstration data and the tests, and little enough for a laptop. */
    static LocalNeo4jSettings small(Path dataFolder, Path classpathFile) {
        return new LocalNeo4jSettings(dataFolder, classpathFile, 0, "768m", "256m");
    }

    LocalNeo4jSettings onPort(int samePort) {
        return new LocalNeo4jSettings(dataFolder, classpathFile, samePort, heap, pageCache);
    }
}
