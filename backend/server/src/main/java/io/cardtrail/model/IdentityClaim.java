package io.cardtrail.model;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for and against two entities being one and the same. It is worked out by us, so its grade is never A.
 *
 * @param left the smaller of the two ends
 * @param exactKey the field by which it was proposed whatever the weights say; null where the weights alone proposed it
 * @param grade B where rows of two or more holders speak for it, else C
 * @param rule name and version of the weight table
 * @param table SHA-256 of the weight table, hex
 * @param prior of the kind of pair, thousandths of a bit
 * @param threshold the sum from which the weights alone propose it, thousandths of a bit
 * @param agreements every field compared, in the order of the fields
 */
public record IdentityClaim(
        EntityRef left,
        EntityRef right,
        @Nullable JudgedField exactKey,
        Grade grade,
        String rule,
        String table,
        long prior,
        long threshold,
        List<Agreement> agreements) {
    public IdentityClaim {
        agreements = List.copyOf(agreements);
        if (grade == Grade.A || left.compareTo(right) >= 0) {
            throw new IllegalArgumentException("a claim has two ends in order, and is an inference");
        }
    }

    /** {@return prior and weights together, thousandths of a bit} */
    public long total() {
        return prior + agreements.stream().mapToLong(Agreement::weight).sum();
    }

    /** {@return ids of the acts it rests on} */
    public NavigableSet<String> cited() {
        NavigableSet<String> cited = new TreeSet<>();
        agreements.stream()
                .flatMap(agreement -> Stream.of(agreement.left(), agreement.right()))
                .forEach(value -> {
                    if (value != null) {
                        cited.add(value.act());
                    }
                });
        return cited;
    }
}
