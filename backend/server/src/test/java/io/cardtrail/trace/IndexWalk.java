package io.cardtrail.trace;

import io.cardtrail.graph.Reading;
import io.cardtrail.graph.index.ScopedIndex;

/** What a trace is made of before anything of it is read back from the record: the walk over the index alone. */
public final class IndexWalk {
    private IndexWalk() {}

    /** {@return the hops of a custody question} */
    public static int custody(Reading reading, ScopedIndex index, TraceQuestion question) {
        return Custody.walk(new IndexedActs(reading, index, question.rules()), question)
                .steps()
                .size();
    }
}
