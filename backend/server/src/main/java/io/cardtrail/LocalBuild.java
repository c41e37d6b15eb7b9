package io.cardtrail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the build left the Neo4j of a one-machine installation. */
final class LocalBuild {
    private static final Path BUILT = Path.of("backend", "local-neo4j", "target", "local-neo4j.classpath");

    private LocalBuild() {}

    /** {@return the classpath file of backend/local-neo4j, seen from the working directory or from the packaged server} */
    static Path classpathFile() {
        Path jar = Path.of(System.getProperty("java.class.path", ".").split(System.getProperty("path.separator"), 2)[0])
                .toAbsolutePath();
        for (Path root : List.of(Path.of("").toAbsolutePath(), jar)) {
            for (Path folder = root; folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve(BUILT))) {
                    return folder.resolve(BUILT);
                }
            }
        }
        return BUILT.toAbsolutePath();
    }
}
