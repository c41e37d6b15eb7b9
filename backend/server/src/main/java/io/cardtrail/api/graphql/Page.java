package io.cardtrail.api.graphql;

import io.cardtrail.model.BadRequest;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param totalCount of the whole list, as far as the caller may know it
 */
record Page<T>(List<T> nodes, int totalCount, PageInfo pageInfo) {
    static final int MOST = 200;

    /** Where the page ends. */
    record PageInfo(boolean hasNextPage, @Nullable String endCursor) {}

    /**
     * {@return the page of a short list that is at hand as a whole}
     *
     * @throws BadRequest if {@code first} or {@code after} is unusable
     */
    static <T> Page<T> of(List<T> all, int first, @Nullable String after) {
        return from(all, first, after == null ? 0 : position(after, all.size()), Integer::toString);
    }

    /** {@return the page that begins at {@code from}; {@code cursor} names where it ends} */
    static <T> Page<T> from(List<T> all, int first, int from, IntFunction<String> cursor) {
        checkFirst(first);
        int to = Math.min(all.size(), from + first);
        return new Page<>(
                List.copyOf(all.subList(from, to)),
                all.size(),
                new PageInfo(to < all.size(), to == from ? null : cursor.apply(to)));
    }

    /** Refuses a page that is too large, or none. */
    static void checkFirst(int first) {
        if (first < 1 || first > MOST) {
            throw new BadRequest("first is " + first + ": it must be 1 to " + MOST);
        }
    }

    private static int position(String after, int size) {
        if (after.matches("\\d{1,9}") && Integer.parseInt(after) <= size) {
            return Integer.parseInt(after);
        }
        throw noCursor();
    }

    static BadRequest noCursor() {
        return new BadRequest("after is no cursor of this list; leave it out to begin at the start");
    }
}
