package io.cardtrail.api;

import io.cardtrail.graph.Turns;
import io.cardtrail.registry.Releases;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What one HTTP response rests on while it leaves. The front of {@code /graphql} puts one into the request and closes it when the
 * last byte is written; the release check begins the releases in it.
 */
public final class Leaving implements AutoCloseable {
    /** The request attribute it is kept under. */
    public static final String ATTRIBUTE = Leaving.class.getName();

    private final Queue<Releases.Release> releases = new ConcurrentLinkedQueue<>();
    private final Queue<Turns.Turn> turns = new ConcurrentLinkedQueue<>();

    /** Begins a release of an answer under {@code instruments}; call it before the last check. */
    public void begin(Releases all, Collection<String> instruments) {
        releases.add(all.begin(instruments));
    }

    /** Has a turn end with the response. */
    public void holds(Turns.Turn turn) {
        turns.add(turn);
    }

    /** The last byte has left, or none will. */
    @Override
    public void close() {
        for (Turns.Turn each = turns.poll(); each != null; each = turns.poll()) {
            each.close();
        }
        for (Releases.Release each = releases.poll(); each != null; each = releases.poll()) {
            each.close();
        }
    }
}
