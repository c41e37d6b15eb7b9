package io.cardtrail.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a run of many rounds has behind it, kept beside its seed: broken off, it goes on where it was. */
final class Rounds {
    private final Path file;
    private final Map<Integer, Set<String>> done = new LinkedHashMap<>();

    private Rounds(Path file) {
        this.file = file;
    }

    /** {@return the rounds that an earlier run with this seed has done} */
    static Rounds of(String what, long seed) {
        Rounds rounds = new Rounds(Path.of("target", what, seed + ".txt"));
        try {
            Files.createDirectories(rounds.file.getParent());
            for (String line : Files.exists(rounds.file) ? Files.readAllLines(rounds.file) : List.<String>of()) {
                List<String> words = List.of(line.split(" "));
                rounds.done.put(Integer.valueOf(words.getFirst()), new TreeSet<>(words.subList(1, words.size())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rounds;
    }

    boolean done(int round) {
        return done.containsKey(round);
    }

    /** Notes a round and what occurred in it, each a word. */
    void add(int round, Collection<?> occurred) {
        Set<String> words = occurred.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
        done.put(round, words);
        try {
            Files.writeString(
                    file,
                    (round + " " + String.join(" ", words)).strip() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what occurred in any round} */
    Set<String> occurred() {
        return done.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }
}
