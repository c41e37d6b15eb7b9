package io.cardtrail.warrant;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Short labels for drawn pseudonyms, lengthened until they are unique within an answer. */
final class Labels {
    private static final int SHORTEST = 5;
    private static final int GROUP = 4;

    private Labels() {}

    /** {@return labels of all things, by their drawn hex digits; each depends on the set alone, not on its order} */
    static Map<EntityRef, String> of(Map<EntityRef, String> drawn) {
        Map<EntityKind, List<Map.Entry<EntityRef, String>>> byKind = drawn.entrySet().stream()
                .collect(Collectors.groupingBy(e -> e.getKey().kind()));
        Map<EntityRef, String> labels = new HashMap<>();
        byKind.forEach((kind, things) -> {
            // Sorted, a thing shares its longest beginning with a neighbour.
            List<Map.Entry<EntityRef, String>> sorted =
                    things.stream().sorted(Map.Entry.comparingByValue()).toList();
            for (int i = 0; i < sorted.size(); i++) {
                String digits = sorted.get(i).getValue();
                int before = i == 0 ? 0 : shared(sorted.get(i - 1).getValue(), digits);
                int after = i == sorted.size() - 1
                        ? 0
                        : shared(digits, sorted.get(i + 1).getValue());
                int length = Math.max(SHORTEST, Math.max(before, after) + 1);
                labels.put(sorted.get(i).getKey(), kind.label() + " " + grouped(digits.substring(0, length)));
            }
        });
        return labels;
    }

    /** {@return digits in groups: {@code 7F21-C}} */
    static String grouped(String digits) {
        StringBuilder out = new StringBuilder(digits);
        for (int at = (digits.length() - 1) / GROUP * GROUP; at > 0; at -= GROUP) {
            out.insert(at, '-');
        }
        return out.toString();
    }

    private static int shared(String a, String b) {
        int n = 0;
        while (n < a.length() && a.charAt(n) == b.charAt(n)) {
            n++;
        }
        if (n == a.length()) {
            throw new IllegalStateException("two things drew the same 128 bits");
        }
        return n;
    }
}
