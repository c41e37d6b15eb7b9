package io.cardtrail.trace;

import java.util.EnumSet;
import java.util.Set;

/** What cut an answer short; always a property of the request. */
public enum Bound {
    MAX_HOPS,
    LIMIT,
    MAX_RECORDS;

    /** {@return what cut an answer that may have no more acts than either of these} */
    public static Set<Bound> cut(int limit, int maxRecords) {
        Set<Bound> by = EnumSet.noneOf(Bound.class);
        if (limit <= maxRecords) {
            by.add(LIMIT);
        }
        if (maxRecords <= limit) {
            by.add(MAX_RECORDS);
        }
        return by;
    }
}
