package io.cardtrail.model;

import org.jspecify.annotations.Nullable;

/**
 * One step of the waterfall.
 *
 * @param weight log2 of m/u, in thousandths of a bit; 0 where a value is missing
 * @param left what the first end's row says, null where missing
 */
public record Agreement(
        JudgedField field,
        AgreementLevel level,
        long weight,
        @Nullable Value left,
        @Nullable Value right) {
    /**
     * A value one row gives for one end.
     *
     * @param act that says it; internal
     * @param of the value itself, or whose name {@code text} is
     * @param text the name, as the row has it; null where {@code of} is the value. To be told only to who may know who {@code of} is
     */
    public record Value(String act, EntityRef of, @Nullable String text) {}
}
