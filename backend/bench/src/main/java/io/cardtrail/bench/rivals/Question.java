package io.cardtrail.bench.rivals;

import java.util.List;

/**
 * Which accounts money reaches from one account over payments whose times ascend strictly, or from which it comes (descending).
 *
 * @param account its number
 * @param after milliseconds of the epoch, not included
 * @param before milliseconds of the epoch, not included
 * @param hops at most
 */
public record Question(String name, boolean forward, int account, long after, long before, int hops) {
    /**
     * One account reached; the start is none.
     *
     * @param hops the fewest
     * @param at earliest arrival, or latest departure where the question goes backward
     */
    public record Reached(int account, int hops, long at) implements Comparable<Reached> {
        @Override
        public int compareTo(Reached other) {
            return Integer.compare(account, other.account);
        }
    }

    /** Something that answers. */
    @FunctionalInterface
    public interface Answering {
        /** {@return the accounts reached, in any order} */
        List<Reached> answer(Question question) throws Exception;

        /** Does what is timed; another thing than the answer where nobody is handed all accounts at once. */
        default void work(Question question) throws Exception {
            answer(question);
        }
    }
}
