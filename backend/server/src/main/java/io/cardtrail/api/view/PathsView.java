package io.cardtrail.api.view;

import io.cardtrail.model.Grade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ways between two subjects as one grant lets them be seen.
 *
 * @param count ways in all
 * @param more ways that are not ranked here
 */
public record PathsView(
        TraceView subgraph,
        List<PathView> ranked,
        long count,
        long more,
        @Nullable TraceView otherSources,
        String digest,
        String audit) {
    /** One way. */
    public record PathView(
            @Nullable EntityView card,
            List<ActView> acts,
            Grade grade,
            int corroborated,
            int gaps,
            int length,
            List<LinkStepView> steps) {}

    /** From one party to the next. */
    public record LinkStepView(
            EntityView from,
            EntityView to,
            int depth,
            List<EntityView> via,
            Grade grade,
            int independentSources,
            boolean oneLine,
            TraceView.@Nullable IdentityHopView identityHop) {}
}
