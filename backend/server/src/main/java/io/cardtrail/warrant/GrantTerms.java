package io.cardtrail.warrant;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Interval;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an instrument permits in one grant. An absent category or channel means none.
 *
 * @param id unique within the instrument
 * @param holders record holders it reaches, or null for all
 * @param window event times it reaches, half-open
 * @param maxHops hops from a named subject; 0 where the instrument is silent
 * @param maxRecords acts in one answer
 */
public record GrantTerms(
        String id,
        List<Subject> subjects,
        Set<Category> categories,
        Set<Channel> channels,
        @Nullable Set<String> holders,
        Interval window,
        int maxHops,
        int maxRecords,
        ThirdParties thirdParties,
        boolean exportAllowed) {
    /** Copies the sets, in an order of their own: what is shown of a grant is the same each time. */
    public GrantTerms {
        if (maxHops < 0 || maxRecords < 1) {
            throw new IllegalArgumentException("a grant reaches 0 hops or more and 1 record or more");
        }
        subjects = List.copyOf(subjects);
        categories = ordered(Category.class, categories);
        channels = ordered(Channel.class, channels);
        holders = holders == null ? null : Collections.unmodifiableSet(new TreeSet<>(holders));
    }

    private static <E extends Enum<E>> Set<E> ordered(Class<E> type, Set<E> values) {
        EnumSet<E> copy = EnumSet.noneOf(type);
        copy.addAll(values);
        return Collections.unmodifiableSet(copy);
    }

    /** {@return SHA-256 of its canonical text, hex: another of the same id has another} */
    public String hash() {
        return InstrumentText.hash(this);
    }

    /** {@return the id only: a grant names people} */
    @Override
    public String toString() {
        return "GrantTerms(" + id + ")";
    }
}
