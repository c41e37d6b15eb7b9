package io.cardtrail.api.view;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Grade;
import io.cardtrail.trace.TraceAnswer;
import io.cardtrail.trace.gap.Candidate;
import io.cardtrail.trace.gap.Expected;
import io.cardtrail.trace.gap.Finding;
import io.cardtrail.trace.gap.Gap;
import io.cardtrail.trace.gap.GapCause;
import io.cardtrail.trace.gap.InferenceRule;
import io.cardtrail.trace.gap.Missing;
import io.cardtrail.trace.gap.NextStep;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The gaps of one answer, and what does not add up in it, as one grant lets them be seen.
 *
 * @param conservation one per party with cards in
 */
public record GapViews(List<GapView> gaps, List<ConservationView> conservation, List<FindingView> findings) {
    /** A missing record. */
    public record GapView(
            List<EntityView> cards,
            Missing.Place place,
            @Nullable EntityView from,
            @Nullable EntityView to,
            @Nullable ActView after,
            ActView before,
            GapInterval interval,
            ExpectedView expected,
            GapCause cause,
            NextStep nextStep,
            @Nullable Instant preserveBefore,
            List<CandidateView> candidates,
            @Nullable CandidateView promoted,
            Grade grade) {}

    /** The times of both sides. */
    public record GapInterval(@Nullable Instant from, Instant to) {}

    /** The record that should exist. */
    public record ExpectedView(
            ActKind record,
            Category category,
            @Nullable Channel channel,
            @Nullable String holder) {
        static ExpectedView of(Expected expected) {
            return new ExpectedView(expected.record(), expected.category(), expected.channel(), expected.holder());
        }
    }

    /** What may stand in its place. */
    public record CandidateView(CitedAct act, InferenceView inference, Grade grade, int independentSources) {}

    /** By what it was concluded. */
    public record InferenceView(
            InferenceRule rule, int version, @Nullable Integer wrongInHundred) {
        /** {@return how it is told; nobody has measured how often any of the rules is wrong} */
        static InferenceView of(InferenceRule rule) {
            return new InferenceView(rule, rule.version(), null);
        }

        static @Nullable InferenceView orNull(@Nullable InferenceRule rule) {
            return rule == null ? null : of(rule);
        }
    }

    /** An act without those who took part in it: a lot's parties, and who paid, belong to no chain of this answer. */
    public record CitedAct(
            String id,
            ActKind kind,
            Instant at,
            String atText,
            Channel channel,
            String holder,
            @Nullable Long faceValue,
            @Nullable Long quantity,
            @Nullable Long amount,
            List<SourceRowView> sources) {}

    /** One party's cards. */
    public record ConservationView(
            EntityView party, int cardsIn, int soldOn, int redeemed, int held, int outWithoutIn) {}

    /** Something that does not add up. */
    public record FindingView(
            Kind kind,
            @Nullable EntityView party,
            @Nullable CitedAct lot,
            long cards,
            @Nullable Long holds) {
        /** As the schema names them. */
        public enum Kind {
            OUT_WITHOUT_IN,
            LOT_OVERCLAIMED
        }
    }

    static GapViews of(TraceAnswer answer, Disclosure disclosure, Map<String, ActView> acts) {
        Map<String, CitedAct> cited = new HashMap<>();
        answer.cited().forEach((id, act) -> cited.put(id, disclosure.cited(act)));
        return new GapViews(
                answer.report().gaps().stream()
                        .map(gap -> gap(gap, disclosure, acts, cited))
                        .toList(),
                answer.report().conservation().stream()
                        .map(balance -> new ConservationView(
                                disclosure.entity(balance.party()),
                                balance.cardsIn(),
                                balance.soldOn(),
                                balance.redeemed(),
                                balance.held(),
                                balance.outWithoutIn()))
                        .toList(),
                answer.report().findings().stream()
                        .map(finding -> finding(finding, disclosure, cited))
                        .toList());
    }

    private static GapView gap(Gap gap, Disclosure disclosure, Map<String, ActView> acts, Map<String, CitedAct> cited) {
        List<CandidateView> candidates = gap.candidates().stream()
                .map(candidate -> candidate(candidate, cited))
                .toList();
        return new GapView(
                disclosure.entities(gap.cards()),
                gap.place(),
                disclosure.entityOrNull(gap.from()),
                disclosure.entityOrNull(gap.to()),
                gap.after() == null ? null : one(acts, gap.after()),
                one(acts, gap.before()),
                new GapInterval(gap.begin(), gap.end()),
                ExpectedView.of(gap.expected()),
                gap.verdict().cause(),
                gap.verdict().nextStep(),
                gap.verdict().preserveBefore(),
                candidates,
                gap.promoted() == null ? null : candidates.getFirst(),
                gap.grade());
    }

    private static CandidateView candidate(Candidate candidate, Map<String, CitedAct> cited) {
        return new CandidateView(
                one(cited, candidate.act()),
                InferenceView.of(candidate.rule()),
                candidate.grade(),
                candidate.independentSources());
    }

    private static FindingView finding(Finding finding, Disclosure disclosure, Map<String, CitedAct> cited) {
        return switch (finding) {
            case Finding.OutWithoutIn out ->
                new FindingView(
                        FindingView.Kind.OUT_WITHOUT_IN, disclosure.entity(out.party()), null, out.cards(), null);
            case Finding.LotOverclaimed lot ->
                new FindingView(
                        FindingView.Kind.LOT_OVERCLAIMED, null, one(cited, lot.lot()), lot.claimed(), lot.holds());
        };
    }

    private static <T> T one(Map<String, T> all, String id) {
        T one = all.get(id);
        if (one == null) {
            throw new IllegalStateException("the answer speaks of an act it does not hold");
        }
        return one;
    }
}
