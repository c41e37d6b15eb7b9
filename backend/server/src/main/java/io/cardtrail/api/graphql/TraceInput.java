package io.cardtrail.api.graphql;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Interval;
import io.cardtrail.trace.Direction;
import io.cardtrail.trace.TraceThread;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a trace asks for, as the schema has it. */
record TraceInput(
        @Nullable Identifier from,
        @Nullable String handle,
        @Nullable String grant,
        TraceThread thread,
        Direction direction,
        @Nullable List<Category> categories,
        @Nullable List<Channel> channels,
        @Nullable Interval window,
        @Nullable Integer maxHops,
        int limit,
        @Nullable Duration maxGap,
        @Nullable List<WayInput.Skew> clockSkew,
        @Nullable List<WayInput.Thing> via,
        @Nullable List<WayInput.Thing> exclude,
        @Nullable List<Channel> excludeChannels)
        implements WayQuestion {
    @Override
    public WayInput ways() {
        return WayInput.of(maxGap, clockSkew, via, exclude, excludeChannels);
    }
}
