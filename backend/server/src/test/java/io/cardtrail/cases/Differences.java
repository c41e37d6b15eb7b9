package io.cardtrail.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with an answer; one question reports all of it at once. */
final class Differences {
    private static final int SHOWN = 12;

    private final List<String> found = new ArrayList<>();

    List<String> found() {
        return List.copyOf(found);
    }

    void add(String difference) {
        found.add(difference);
    }

    void equal(String what, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            add(what + ": expected " + expected + " but got " + actual);
        }
    }

    /** Compares as sets in which nothing may stand twice. */
    void same(String what, Collection<?> expected, Collection<?> actual) {
        Map<String, Integer> left = new TreeMap<>();
        expected.forEach(e -> left.merge(String.valueOf(e), 1, Integer::sum));
        actual.forEach(a -> left.merge(String.valueOf(a), -1, Integer::sum));
        listed(what + ": missing", left, 1);
        listed(what + ": unexpected", left, -1);
    }

    private void listed(String what, Map<String, Integer> left, int sign) {
        List<String> those = left.entrySet().stream()
                .filter(e -> e.getValue() * sign > 0)
                .map(e -> e.getKey() + (Math.abs(e.getValue()) > 1 ? " ×" + Math.abs(e.getValue()) : ""))
                .toList();
        if (!those.isEmpty()) {
            String more = those.size() > SHOWN ? " … " + those.size() + " in all" : "";
            add(what + " " + those.subList(0, Math.min(SHOWN, those.size())) + more);
        }
    }
}
