package io.cardtrail.localneo4j;

import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import java.util.stream.Stream;
import org.neo4j.io.locker.FileLockException;

/** Why a start failed. The exit statuses are the protocol with whoever started this program. */
enum Failure {
    UNKNOWN(1),
    USAGE(2),
    PORT_IN_USE(10),
    FOLDER_UNUSABLE(11),
    STORE_LOCKED(12),
    DISK_FULL(13),
    STORE_TOO_NEW(14);

    private final int exitStatus;

    Failure(int exitStatus) {
        this.exitStatus = exitStatus;
    }

    int exitStatus() {
        return exitStatus;
    }

    /** Neo4j wraps the reason several times over, so the whole chain is looked at. */
    static Failure of(Throwable thrown) {
        return causes(thrown)
                .map(Failure::ofOne)
                .filter(failure -> failure != UNKNOWN)
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static Failure ofOne(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left on device")) {
            return DISK_FULL;
        }
        if (message.contains("newer version of neo4j")) {
            return STORE_TOO_NEW;
        }
        return switch (thrown) {
            case StartFailed failed -> failed.failure();
            case BindException bind -> PORT_IN_USE;
            case FileLockException lock -> STORE_LOCKED;
            case AccessDeniedException denied -> FOLDER_UNUSABLE;
            default -> UNKNOWN;
        };
    }

    /** One line: the kind, then the words of the innermost cause, which are the ones that name the thing. */
    String line(Throwable thrown) {
        Throwable named = causes(thrown)
                .filter(cause -> ofOne(cause) == this)
                .reduce((outer, inner) -> inner)
                .orElse(thrown);
        String words = named instanceof StartFailed ? String.valueOf(named.getMessage()) : named.toString();
        return name() + ": " + words.lines().findFirst().orElse("");
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        // The limit is against a chain that bites its own tail.
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(50);
    }
}
