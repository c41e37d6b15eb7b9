package io.cardtrail.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One report on its way to be sealed, as whoever asked for it follows it. Thread-safe. */
public final class ReportJob {
    /** How far it is; the last three are ends. */
    public enum Stage {
        WAITING,
        PAGES,
        SEALING,
        STORING,
        DONE,
        CANCELLED,
        FAILED;

        public boolean ended() {
            return compareTo(DONE) >= 0;
        }
    }

    /** Ends what {@link #onStage} began. */
    @FunctionalInterface
    public interface Telling extends AutoCloseable {
        @Override
        void close();
    }

    private final String id;
    private final String by;
    private final String warrant;
    private final String title;
    private final Instant begun;
    private Stage stage = Stage.WAITING;
    private boolean cancelled;
    private @Nullable String message;
    private final List<Consumer<Stage>> listeners = new ArrayList<>();

    ReportJob(String id, String by, String warrant, String title, Instant begun) {
        this.id = id;
        this.by = by;
        this.warrant = warrant;
        this.title = title;
        this.begun = begun;
    }

    /** {@return the name that the report will have} */
    public String id() {
        return id;
    }

    public String by() {
        return by;
    }

    public String warrant() {
        return warrant;
    }

    public String title() {
        return title;
    }

    public Instant begun() {
        return begun;
    }

    public synchronized Stage stage() {
        return stage;
    }

    /** {@return why it failed; null if it did not} */
    public synchronized @Nullable String message() {
        return message;
    }

    /**
     * Tells {@code listener} its stage, now and at every change, in order; it must not wait for anything.
     *
     * @return closing it ends the telling
     */
    public synchronized Telling onStage(Consumer<Stage> listener) {
        listeners.add(listener);
        listener.accept(stage);
        return () -> forget(listener);
    }

    private synchronized void forget(Consumer<Stage> listener) {
        listeners.remove(listener);
    }

    private synchronized void now(Stage next) {
        stage = next;
        List.copyOf(listeners).forEach(listener -> listener.accept(next));
    }

    /** {@return whether it was still time} What is being stored is issued. */
    public synchronized boolean cancel() {
        boolean inTime = stage.compareTo(Stage.STORING) < 0;
        cancelled |= inTime;
        return inTime;
    }

    /** Goes on, unless it was cancelled. */
    synchronized boolean begins(Stage next) {
        if (cancelled) {
            now(Stage.CANCELLED);
            return false;
        }
        now(next);
        return true;
    }

    synchronized void done() {
        now(Stage.DONE);
    }

    synchronized void failed(String why) {
        message = why;
        now(Stage.FAILED);
    }
}
