package io.cardtrail.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The kills a long run has behind it, in a file named by its seed, so that it can be broken off and taken up. */
final class KillsNoted {
    private final Path file;
    private final Map<Integer, Kill> kills = new TreeMap<>();

    /**
     * One kill that lost nothing.
     *
     * @param readyMillis until health was UP again; 0 where there is no server
     * @param acknowledged rows that were accepted before it, as far as the import had said so, or was seen to have stored
     */
    record Kill(String what, long readyMillis, long acknowledged) {}

    KillsNoted(long seed) throws IOException {
        file = Files.createDirectories(Path.of("target", "kills")).resolve(seed + ".txt");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ", -1);
                kills.put(
                        Integer.valueOf(words[0]),
                        new Kill(words[1], Long.parseLong(words[2]), Long.parseLong(words[3])));
            }
        }
    }

    boolean has(int kill) {
        return kills.containsKey(kill);
    }

    void add(int number, Kill kill) throws IOException {
        kills.put(number, kill);
        Files.writeString(
                file,
                number + " " + kill.what() + " " + kill.readyMillis() + " " + kill.acknowledged() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    @Override
    public String toString() {
        return kills.values().stream()
                .collect(Collectors.groupingBy(Kill::what, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> each.getKey() + ": " + figures(each.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String figures(List<Kill> kills) {
        List<Long> ready =
                new ArrayList<>(kills.stream().map(Kill::readyMillis).sorted().toList());
        return kills.size() + " kills, "
                + kills.stream().filter(kill -> kill.acknowledged() > 0).count()
                + " of them after something was stored"
                + (ready.getLast() == 0
                        ? ""
                        : ", ready again after " + ready.get(ready.size() / 2) + " ms (median), " + ready.getLast()
                                + " ms (longest)");
    }
}
