package io.cardtrail.graph.index;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the scope asks of an act beside its time: few acts differ in it, so each has only a number of one of these. */
final class Origins {
    private static final int MOST = Short.MAX_VALUE;

    /**
     * One of them.
     *
     * @param pair as the graph has it, such as {@code SALE@ONLINE_PLATFORM}
     */
    record Origin(ActKind kind, Channel channel, String holder, String pair) {}

    private final List<Origin> all = new ArrayList<>();
    private final Map<Origin, Short> numbers = new HashMap<>();
    private Origin[] published = new Origin[0];

    short number(Origin origin) {
        Short known = numbers.get(origin);
        if (known != null) {
            return known;
        }
        if (all.size() == MOST) {
            throw new DoesNotFit("more than " + MOST + " pairs of holder and kind of act");
        }
        short number = (short) all.size();
        all.add(origin);
        numbers.put(origin, number);
        return number;
    }

    /** {@return all of the moment, by number} */
    Origin[] all() {
        if (published.length != all.size()) {
            published = all.toArray(new Origin[0]);
        }
        return published;
    }
}
