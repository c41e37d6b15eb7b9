package io.cardtrail.api.view;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Interval;
import io.cardtrail.trace.Bound;
import io.cardtrail.trace.LaneLayout;
import io.cardtrail.trace.SourceQuality;
import io.cardtrail.trace.link.ExitRule;
import io.cardtrail.trace.link.LinkDoubt;
import io.cardtrail.warrant.Grant;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A trace as one grant lets it be seen. */
public record TraceView(
        List<EntityView> entities,
        List<ActView> acts,
        List<HopView> hops,
        List<ChainView> chains,
        int cardCount,
        int pinCount,
        List<ReachedView> reached,
        List<EntityView> parties,
        List<LinkedView> links,
        List<IdentityHopView> identityHops,
        List<ExitView> sharedExits,
        List<SourceQuality> sourceQuality,
        GapViews report,
        LayoutView layout,
        BoundsView bounds,
        String asOf,
        String digest,
        String audit) {
    /** What {@code asOf} says of an answer without rows. */
    static final String NO_BATCH = "none";

    public List<GapViews.GapView> gaps() {
        return report.gaps();
    }

    public List<GapViews.ConservationView> conservation() {
        return report.conservation();
    }

    public List<GapViews.FindingView> findings() {
        return report.findings();
    }

    /** {@return every act that is told of, by the rows it was read from: also what gaps name as candidates, lots of findings among them} */
    public Stream<Cited> cited() {
        Set<String> told = acts.stream().map(ActView::id).collect(Collectors.toSet());
        return Stream.concat(
                acts.stream().map(act -> new Cited(act.id(), act.sources())),
                gaps().stream()
                        .flatMap(gap -> gap.candidates().stream())
                        .map(GapViews.CandidateView::act)
                        .filter(act -> told.add(act.id()))
                        .map(act -> new Cited(act.id(), act.sources())));
    }

    /** An act by its token, and its rows. */
    public record Cited(String act, List<SourceRowView> sources) {}

    /** One hop. */
    public record HopView(
            ActView act,
            @Nullable EntityView card,
            @Nullable EntityView from,
            @Nullable EntityView to,
            int depth,
            Grade grade,
            boolean tied,
            GapViews.@Nullable InferenceView inference,
            int independentSources) {}

    /** The acts of one card, in order. */
    public record ChainView(EntityView card, List<ActView> acts, Grade grade) {}

    /** What money arrives at. */
    public record ReachedView(EntityView entity, int depth, Instant at) {}

    /** Two parties that used the same things. */
    public record LinkedView(
            EntityView a,
            EntityView b,
            List<EntityView> via,
            Grade grade,
            int independentSources,
            Set<LinkDoubt> alternatives) {
        /** {@return name and version of the rule} */
        public String rule() {
            return LinkDoubt.RULE;
        }

        /** {@return how often it is wrong; nobody has measured it} */
        public @Nullable String knownError() {
            return null;
        }
    }

    /**
     * A step over a judgement that two parties are one.
     *
     * @param origin what the server itself knows; no field of the schema
     */
    public record IdentityHopView(
            EntityView from,
            EntityView to,
            int depth,
            Grade grade,
            int independentSources,
            String rule,
            boolean disputed,
            List<ActView> rows,
            Origin origin) {
        /** What the whole judgement is asked for by. */
        public record Origin(Grant grant, String judgement) {}

        /** {@return how often such judgements are wrong; nobody has measured it} */
        public @Nullable String knownError() {
            return null;
        }
    }

    /**
     * How many accounts use an address.
     *
     * @param accountsIn24h the most within 24 hours
     */
    public record ExitView(EntityView address, int accountsIn24h) {
        public boolean isSharedExit() {
            return accountsIn24h >= ExitRule.USUAL.accounts();
        }
    }

    /** What bounded the answer. */
    public record BoundsView(
            Set<Bound> truncatedBy,
            int maxHops,
            int limit,
            int maxRecords,
            Interval window,
            List<Category> categories,
            List<Channel> channels,
            int acts) {}

    /** The drawing's coordinates. */
    public record LayoutView(
            double width,
            List<LaneView> lanes,
            List<MarkView> marks,
            List<LinkView> links,
            List<GapMarkView> gaps,
            List<LaneLayout.Tick> ticks,
            List<LaneLayout.TimeBreak> breaks) {}

    /** One lane. */
    public record LaneView(
            int index, Channel channel, @Nullable EntityView party, String title) {}

    /** One act on its lane. */
    public record MarkView(String act, int lane, double x, int cards, List<String> acts) {}

    /** A missing record between two marks. */
    public record GapMarkView(List<Integer> gaps, @Nullable String from, String to, double x, double lane) {}

    /** A card or money passing on. */
    public record LinkView(String from, String to, int cards, LaneLayout.LinkStyle style) {}
}
