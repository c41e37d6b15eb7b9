package io.cardtrail.graph;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Neo4j of a one-machine installation: started in a JVM of its own, started again on the same port when it ends
 * unasked, stopped with {@link #close}. An instance that already runs on the folder is used instead and not stopped.
 */
public final class LocalNeo4jProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalNeo4jProcess.class);
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration SHORTEST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
    /** One that ran this long and then ended is a new accident and not the old one again. */
    private static final Duration STABLE_AFTER = Duration.ofMinutes(1);

    private final LocalNeo4jFolder folder;
    private final Thread keeper =
            Thread.ofPlatform().daemon().name("local-neo4j-keeper").unstarted(this::keepUp);
    private LocalNeo4jSettings settings;
    private @Nullable LocalNeo4jChild child;
    private volatile boolean closed;
    private volatile @Nullable Running running;

    /** What answers now, whether started here or found. */
    private record Running(Neo4jAddress address, ProcessHandle handle, Instant since) {}

    private LocalNeo4jProcess(LocalNeo4jSettings settings) {
        this.settings = settings;
        this.folder = LocalNeo4jFolder.prepare(settings.dataFolder());
    }

    /**
     * {@return a running Neo4j on {@code dataFolder/neo4j}}
     *
     * @param classpathFile what the build of backend/local-neo4j wrote
     * @throws GraphUnavailable if it cannot be started, with what to do about it
     */
    public static LocalNeo4jProcess start(Path dataFolder, Path classpathFile) {
        return start(LocalNeo4jSettings.small(dataFolder, classpathFile));
    }

    static LocalNeo4jProcess start(LocalNeo4jSettings settings) {
        LocalNeo4jProcess process = new LocalNeo4jProcess(settings);
        try {
            process.up();
            process.keeper.start();
            return process;
        } catch (GraphUnavailable e) {
            process.close();
            throw e;
        }
    }

    /** {@return where it answers; the same for as long as this object lives, whatever happens to the process} */
    public Neo4jAddress address() {
        return running().address();
    }

    long pid() {
        return running().handle().pid();
    }

    private Running running() {
        Running known = running;
        if (known == null) {
            throw new IllegalStateException("not started");
        }
        return known;
    }

    private synchronized void up() {
        Instant deadline = Instant.now().plus(READY_WITHIN);
        while (!closed) {
            if (attached()) {
                return;
            }
            var started = LocalNeo4jChild.start(settings, folder, Duration.between(Instant.now(), deadline));
            if (started.isPresent()) {
                child = started.get();
                folder.write(
                        new LocalNeo4jFolder.Run(child.uri(), child.process().pid()));
                use(child.uri(), child.process().toHandle(), "Neo4j runs");
                return;
            }
            // The holder is starting, or is stopping after its server was killed: one of the two ways opens soon.
            if (Instant.now().plus(READY_WITHIN.dividedBy(3)).isAfter(deadline)) {
                throw new LocalNeo4jFailure(settings, folder).ended(LocalNeo4jFailure.STORE_LOCKED);
            }
        }
    }

    private boolean attached() {
        return folder.lastRun()
                .flatMap(run -> ProcessHandle.of(run.pid())
                        .filter(ProcessHandle::isAlive)
                        .filter(handle -> folder.address(run.uri()).answers())
                        .map(handle -> use(run.uri(), handle, "Using the Neo4j that already runs")))
                .orElse(false);
    }

    private boolean use(URI uri, ProcessHandle handle, String how) {
        settings = settings.onPort(uri.getPort());
        running = new Running(folder.address(uri), handle, Instant.now());
        log.info("{} on {} (pid {}, folder {})", how, uri, handle.pid(), folder.path());
        return true;
    }

    /** Also for an instance that was only found here: when its own server goes, this one needs it still. */
    private void keepUp() {
        Duration delay = SHORTEST_DELAY;
        try {
            while (!closed) {
                Running now = running();
                now.handle().onExit().get();
                if (now.since().plus(STABLE_AFTER).isBefore(Instant.now())) {
                    delay = SHORTEST_DELAY;
                }
                delay = startAgain(now, delay);
            }
        } catch (InterruptedException e) {
            // close() wants no other instance.
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a process has no result that could fail", e);
        }
    }

    private Duration startAgain(Running ended, Duration firstDelay) throws InterruptedException {
        Duration delay = firstDelay;
        while (!closed) {
            log.warn(
                    "Neo4j (pid {}) has ended unasked; starting it again in {} s, see {}",
                    ended.handle().pid(),
                    delay.toSeconds(),
                    folder.console());
            Thread.sleep(delay);
            Duration doubled = delay.multipliedBy(2);
            delay = doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
            try {
                up();
                return delay;
            } catch (GraphUnavailable e) {
                log.warn("Neo4j could not be started again: {}", e.getMessage());
            }
        }
        return delay;
    }

    /** Stops what was started here; an instance that was found running goes on. */
    @Override
    public void close() {
        closed = true;
        keeper.interrupt();
        stopChild();
    }

    private synchronized void stopChild() {
        if (child != null) {
            child.stop();
            folder.forgetRun();
            child = null;
        }
    }
}
