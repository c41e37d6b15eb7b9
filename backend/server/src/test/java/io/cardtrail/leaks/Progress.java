package io.cardtrail.leaks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How far a run of many pairs has come; it is written down after each block, and a long one goes on from there. */
final class Progress {
    private final Path file;
    private final Set<Outside.Change> occurred = EnumSet.noneOf(Outside.Change.class);
    private int blocks;
    private int pairs;
    private int told;
    private int responses;

    private Progress(Path file) {
        this.file = file;
    }

    /** {@return the progress of a run of this seed and size} */
    static Progress of(long seed, int wanted) {
        Progress progress = new Progress(Path.of("target", "interference", seed + "-" + wanted + ".progress"));
        try {
            if (Files.exists(progress.file)) {
                List<String> lines = Files.readAllLines(progress.file);
                progress.blocks = Integer.parseInt(lines.get(0));
                progress.pairs = Integer.parseInt(lines.get(1));
                progress.told = Integer.parseInt(lines.get(2));
                progress.responses = Integer.parseInt(lines.get(3));
                lines.subList(4, lines.size()).forEach(name -> progress.occurred.add(Outside.Change.valueOf(name)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return progress;
    }

    /** {@return blocks that are done} */
    int blocks() {
        return blocks;
    }

    int pairs() {
        return pairs;
    }

    int told() {
        return told;
    }

    Set<Outside.Change> occurred() {
        return occurred;
    }

    void compared(int compared, int telling, int asked, Set<Outside.Change> made) {
        pairs += compared;
        told += telling;
        responses += asked;
        occurred.addAll(made);
    }

    void ended(int block) {
        blocks = block + 1;
        System.out.println("non-interference: " + this);
        StringBuilder text = new StringBuilder();
        text.append(blocks).append('\n').append(pairs).append('\n');
        text.append(told).append('\n').append(responses).append('\n');
        occurred.forEach(change -> text.append(change).append('\n'));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return pairs + " pairs, " + responses + " responses compared, " + told + " pairs told of acts";
    }
}
