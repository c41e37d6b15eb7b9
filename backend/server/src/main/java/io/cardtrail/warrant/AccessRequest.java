package io.cardtrail.warrant;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants under an instrument. Left out (null) means the grant's own; wider than the grant is refused.
 *
 * @param grant the grant's id; may be null only where the instrument has exactly one
 * @param subjects things the question starts from or asks about; each must be named by the grant
 * @param maxHops hops asked for, counted from a named subject
 */
public record AccessRequest(
        @Nullable String grant,
        List<EntityRef> subjects,
        @Nullable Set<Category> categories,
        @Nullable Set<Channel> channels,
        @Nullable Interval window,
        @Nullable Integer maxHops) {}
