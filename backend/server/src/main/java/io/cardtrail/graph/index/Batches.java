package io.cardtrail.graph.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which batch of which file rows belong to. */
final class Batches {
    /**
     * One of them.
     *
     * @param file name
     * @param digest of the file's bytes, hex
     * @param seq number of the batch
     */
    record BatchOf(String key, String file, String digest, long seq) {}

    private final List<BatchOf> all = new ArrayList<>();
    private final Map<BatchOf, Integer> numbers = new HashMap<>();
    private BatchOf[] published = new BatchOf[0];

    int number(BatchOf batch) {
        return numbers.computeIfAbsent(batch, b -> {
            all.add(b);
            return all.size() - 1;
        });
    }

    BatchOf get(int number) {
        return all.get(number);
    }

    int size() {
        return all.size();
    }

    /** {@return all of the moment, by number} */
    BatchOf[] all() {
        if (published.length != all.size()) {
            published = all.toArray(new BatchOf[0]);
        }
        return published;
    }

    long bytes() {
        return 400L * all.size();
    }
}
