package io.cardtrail.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One JVM with Neo4j in it, started here and ready. It ends when its standard input does, hence with this process. */
record LocalNeo4jChild(Process process, URI uri) {
    private static final Logger log = LoggerFactory.getLogger(LocalNeo4jChild.class);
    private static final String READY = "READY ";

    /** Beside the list of jars, if there is one: more options of the JVM, as {@code java @file} takes them. */
    static final String OPTIONS = "local-neo4j.options";

    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(60);

    /** {@return the child, or nothing if another instance holds the store} */
    static Optional<LocalNeo4jChild> start(LocalNeo4jSettings settings, LocalNeo4jFolder folder, Duration within) {
        LocalNeo4jFailure failure = new LocalNeo4jFailure(settings, folder);
        Process process = launch(settings, folder, failure, "LocalNeo4j");
        CompletableFuture<URI> ready = new CompletableFuture<>();
        Thread.ofVirtual().name("local-neo4j-output").start(() -> copyOutput(process, folder, ready));
        try {
            Object first =
                    CompletableFuture.anyOf(ready, process.onExit()).get(within.toMillis(), TimeUnit.MILLISECONDS);
            if (first instanceof URI uri) {
                return Optional.of(new LocalNeo4jChild(process, uri));
            }
            if (process.exitValue() == LocalNeo4jFailure.STORE_LOCKED) {
                return Optional.empty();
            }
            throw failure.ended(process.exitValue());
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw failure.notReady(within, e);
        } catch (ExecutionException e) {
            process.destroyForcibly();
            throw failure.notStarted(e);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw failure.notStarted(e);
        }
    }

    /** {@return a JVM with the class {@code program} of backend/local-neo4j, given these arguments after the usual ones} */
    static Process launch(
            LocalNeo4jSettings settings,
            LocalNeo4jFolder folder,
            LocalNeo4jFailure failure,
            String program,
            String... more) {
        Path jars = settings.classpathFile().toAbsolutePath();
        if (!Files.isReadable(jars)) {
            throw failure.notBuilt(jars);
        }
        ProcessBuilder builder = new ProcessBuilder(command(settings, folder, program, more))
                .directory(folder.path().toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.console().toFile()));
        try {
            // In the environment and not as an argument: two hundred jars would hide everything else in a process list.
            builder.environment()
                    .put(
                            "CLASSPATH",
                            jars.resolveSibling("classes")
                                    + System.getProperty("path.separator")
                                    + Files.readString(jars).strip());
            return builder.start();
        } catch (IOException e) {
            throw failure.notStarted(e);
        }
    }

    private static List<String> command(
            LocalNeo4jSettings settings, LocalNeo4jFolder folder, String program, String... more) {
        Path options = settings.classpathFile().toAbsolutePath().resolveSibling(OPTIONS);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + settings.heap()));
        if (Files.isReadable(options)) {
            command.add("@" + options);
        }
        command.addAll(List.of(
                "-XX:+ExitOnOutOfMemoryError",
                // Neo4j maps memory by itself; without these it fails or fills the console with warnings.
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "io.cardtrail.localneo4j." + program,
                "--folder=" + folder.path(),
                "--password-file=" + folder.passwordFile(),
                "--port=" + settings.port(),
                "--page-cache=" + settings.pageCache()));
        command.addAll(List.of(more));
        return command;
    }

    private static void copyOutput(Process process, LocalNeo4jFolder folder, CompletableFuture<URI> ready) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                OutputStream console = folder.appendToConsole()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                console.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                if (line.startsWith(READY)) {
                    ready.complete(URI.create(line.substring(READY.length()).strip()));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            ready.completeExceptionally(e);
        }
    }

    void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Neo4j (pid {}) did not stop within {}; ending it", process.pid(), STOPPED_WITHIN);
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
