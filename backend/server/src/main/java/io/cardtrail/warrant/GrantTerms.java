package io.cardtrail.warrant;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Interval;
import java.util.List;
import java.util.Set;
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
        boolean exportAllowed) {}
