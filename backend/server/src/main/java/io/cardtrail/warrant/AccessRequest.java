package io.cardtrail.warrant;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants under an instrument. Left out (null) means the grant's own; wider than the grant is refused. An empty set
 * is not left out: it asks for nothing.
 *
 * @param grant the grant's id; may be null only where the instrument has exactly one
 * @param subjects things the question starts from or asks about; each must be named by the grant. What a handle stands for is
 *     not among them: the handle is its proof
 * @param maxHops hops asked for, counted from where the question starts; 0 asks for the start alone
 * @param hopsSpent where the question starts from a handle: the handle's distance from a named subject; null where it starts
 *     from a subject
 */
public record AccessRequest(
        @Nullable String grant,
        List<EntityRef> subjects,
        @Nullable Set<Category> categories,
        @Nullable Set<Channel> channels,
        @Nullable Interval window,
        @Nullable Integer maxHops,
        @Nullable Integer hopsSpent) {
    /** @throws BadRequest if {@code maxHops} is negative */
    public AccessRequest {
        if (maxHops != null && maxHops < 0) {
            throw new BadRequest("maxHops is " + maxHops + "; ask for 0 hops or more");
        }
        if (hopsSpent != null && hopsSpent < 0) {
            throw new IllegalArgumentException("a handle's distance is never negative");
        }
        subjects = List.copyOf(subjects);
        categories = categories == null ? null : Set.copyOf(categories);
        channels = channels == null ? null : Set.copyOf(channels);
    }

    /** A question that starts from subjects. */
    public AccessRequest(
            @Nullable String grant,
            List<EntityRef> subjects,
            @Nullable Set<Category> categories,
            @Nullable Set<Channel> channels,
            @Nullable Interval window,
            @Nullable Integer maxHops) {
        this(grant, subjects, categories, channels, window, maxHops, null);
    }

    /** {@return the question for everything the grant has about {@code subjects}} */
    public static AccessRequest about(@Nullable String grant, EntityRef... subjects) {
        return new AccessRequest(grant, List.of(subjects), null, null, null, null);
    }

    /** {@return the question for no record at all: whether the instrument may be used now} */
    public static AccessRequest nothing(@Nullable String grant) {
        return new AccessRequest(grant, List.of(), Set.of(), Set.of(), null, 0);
    }

    /** {@return this question, started from something found {@code distance} hops from a named subject under {@code grantId}} */
    public AccessRequest fromHandle(String grantId, int distance) {
        return new AccessRequest(grantId, subjects, categories, channels, window, maxHops, distance);
    }
}
