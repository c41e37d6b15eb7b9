package io.cardtrail.localneo4j;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts Neo4j, prints {@code READY bolt://127.0.0.1:PORT} on standard output, and stops when standard input is closed
 * or on SIGTERM. A failed start is one line on standard error and an exit status of {@link Failure}.
 */
public final class LocalNeo4j {
    private static final long STARTED_WITHIN_SECONDS = 60;

    private LocalNeo4j() {}

    /** Takes {@code --folder=… --password-file=… --port=… --page-cache=…}; the last two may be left out. */
    public static void main(String[] args) {
        ignoreInterrupt();
        CompletableFuture<RunningDatabase> started = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started), "stop-neo4j"));
        Thread.ofPlatform().daemon().name("wait-for-end-of-input").start(LocalNeo4j::exitAtEndOfInput);
        try {
            RunningDatabase database = RunningDatabase.start(Settings.of(args));
            started.complete(database);
            System.out.println("READY " + database.boltUri());
            System.out.flush();
        } catch (Throwable e) {
            // Errors too: Neo4j's threads would keep a process alive that will never be ready.
            started.completeExceptionally(e);
            Failure failure = Failure.of(e);
            System.err.println(failure.line(e));
            System.exit(failure.exitStatus());
        }
    }

    /** The end of input is the one sign of a parent's death that even {@code kill -9} leaves. */
    private static void exitAtEndOfInput() {
        try (InputStream in = System.in) {
            while (in.read() >= 0) {
                // Nothing is ever said on this channel; only its end counts.
            }
        } catch (IOException e) {
            // A broken pipe means the same as a closed one.
        }
        System.exit(0);
    }

    private static void stop(CompletableFuture<RunningDatabase> started) {
        try {
            // A first start cut in two would leave half a system database, so let it finish.
            started.get(STARTED_WITHIN_SECONDS, TimeUnit.SECONDS).close();
        } catch (ExecutionException e) {
            // It never started, so there is nothing to stop; main has said why.
        } catch (TimeoutException e) {
            System.err.println("Neo4j was still starting and is stopped as it is");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ctrl-C in a terminal goes to the server and to this process at once. The server still needs its database to
     * finish what it began, and closes standard input afterwards.
     */
    private static void ignoreInterrupt() {
        try {
            // By reflection, since the compiler warns of every mention of this class and warnings are errors.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ignore = Proxy.newProxyInstance(
                    LocalNeo4j.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, values) -> null);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), ignore);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            System.err.println("Ctrl-C will stop Neo4j together with the server: " + e);
        }
    }
}
