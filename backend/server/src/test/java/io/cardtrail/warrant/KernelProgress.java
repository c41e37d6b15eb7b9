package io.cardtrail.warrant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a long run has behind it, in a file, so that it can be broken off and taken up. Thread-safe. */
final class KernelProgress {
    private final Path file;
    private final Map<Integer, Tally> done = new TreeMap<>();

    /** What came of one range of requests. */
    record Tally(int granted, Set<Reason> seen) {}

    private KernelProgress(Path file) {
        this.file = file;
    }

    static KernelProgress of(Path file) {
        KernelProgress progress = new KernelProgress(file);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    List<String> parts = List.of(line.split(" ", -1));
                    progress.done.put(
                            Integer.valueOf(parts.get(0)),
                            new Tally(
                                    Integer.parseInt(parts.get(1)),
                                    parts.stream().skip(2).map(Reason::valueOf).collect(Collectors.toSet())));
                }
            }
            return progress;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized boolean done(int range) {
        return done.containsKey(range);
    }

    /** Notes a range that was compared without a difference. */
    synchronized void add(int range, Tally tally) {
        done.put(range, tally);
        String line = range + " " + tally.granted()
                + tally.seen().stream().map(reason -> " " + reason).collect(Collectors.joining()) + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized int granted() {
        return done.values().stream().mapToInt(Tally::granted).sum();
    }

    synchronized Set<Reason> seen() {
        Set<Reason> seen = EnumSet.noneOf(Reason.class);
        done.values().forEach(tally -> seen.addAll(tally.seen()));
        return seen;
    }
}
