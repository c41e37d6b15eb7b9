package io.cardtrail.api.view;

import io.cardtrail.model.Grade;
import io.cardtrail.report.PathAnswer;
import io.cardtrail.report.PathLayout;
import io.cardtrail.report.PathReport;
import io.cardtrail.trace.Bound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the questions of one report told beside claims, one question after the other. */
final class ReportAnswer {
    private final ReportClaims claims;
    private final List<PathReport.Question> questions = new ArrayList<>();
    private final List<PathAnswer.Figures> figures = new ArrayList<>();
    private final List<PathAnswer.Gap> gaps = new ArrayList<>();
    private final List<PathAnswer.Way> ways = new ArrayList<>();
    private final List<PathAnswer.Reached> reached = new ArrayList<>();
    private final List<PathAnswer.Tie> ties = new ArrayList<>();
    private final List<PathAnswer.Identity> identities = new ArrayList<>();
    private final List<PathAnswer.SharedExit> exits = new ArrayList<>();
    private final List<PathAnswer.Conservation> conservation = new ArrayList<>();
    private final List<PathAnswer.Finding> findings = new ArrayList<>();
    private final List<PathAnswer.Exactness> exactness = new ArrayList<>();
    private final List<PathAnswer.Absence> absence = new ArrayList<>();
    private final List<PathLayout> layouts = new ArrayList<>();

    ReportAnswer(ReportClaims claims) {
        this.claims = claims;
    }

    void add(ReportViews.Answered answered) {
        TraceView trace = answered.trace();
        PathsView paths = answered.paths();
        claims.next();
        int question = claims.question();
        Set<Integer> own = new LinkedHashSet<>();
        ReportClaims.hops(trace).forEach(hop -> own.add(claims.claim(hop)));
        @Nullable TraceView elsewhere = paths == null ? null : paths.otherSources();
        List<Integer> others = others(trace, elsewhere);
        List<Bound> bounds = bounds(trace, elsewhere);
        questions.add(new PathReport.Question(
                question,
                answered.name(),
                answered.parameters(),
                trace.asOf(),
                paths == null ? trace.digest() : paths.digest(),
                bounds,
                paths == null ? null : paths.count(),
                elsewhere != null,
                others));
        figures.add(figures(trace, own));
        List<Integer> missing = trace.gaps().stream().map(this::gap).toList();
        ways(paths == null ? List.of() : paths.ranked());
        trace.reached()
                .forEach(each -> reached.add(new PathAnswer.Reached(
                        question, claims.entity(each.entity()), each.depth(), ReportViews.at(each.at()))));
        trace.links().forEach(each -> ties.add(tie(each)));
        trace.identityHops().forEach(each -> identities.add(identity(each)));
        trace.sharedExits()
                .forEach(exit -> exits.add(new PathAnswer.SharedExit(
                        question, claims.entity(exit.address()), exit.accountsIn24h(), exit.isSharedExit())));
        trace.conservation().forEach(each -> conservation.add(conservation(each)));
        trace.findings().forEach(each -> findings.add(finding(each)));
        exactness.add(new PathAnswer.Exactness(question, trace.sourceQuality()));
        absence.add(new PathAnswer.Absence(
                question,
                bounds.isEmpty(),
                trace.bounds().categories().stream().map(Enum::name).toList(),
                answered.ledger().size(),
                answered.ledger().root(),
                PathAnswer.Absence.PROVED_BY));
        layouts.add(ReportDrawing.of(trace.layout(), claims, missing));
    }

    /** What is said of others is said within the hops, so these cut nothing there. */
    private static List<Bound> bounds(TraceView trace, @Nullable TraceView elsewhere) {
        return Stream.concat(
                        trace.bounds().truncatedBy().stream(),
                        elsewhere == null
                                ? Stream.empty()
                                : elsewhere.bounds().truncatedBy().stream().filter(bound -> bound != Bound.MAX_HOPS))
                .distinct()
                .sorted()
                .toList();
    }

    /** What leads to the same end from elsewhere. */
    private List<Integer> others(TraceView trace, @Nullable TraceView elsewhere) {
        Set<Integer> others = new LinkedHashSet<>();
        if (elsewhere != null) {
            Set<String> told = trace.acts().stream().map(ActView::id).collect(Collectors.toSet());
            for (TraceView.HopView hop : ReportClaims.hops(elsewhere)) {
                List<Integer> here = claims.of(hop.act().id());
                others.addAll(told.contains(hop.act().id()) ? here : List.of(claims.claim(hop)));
            }
        }
        return List.copyOf(others);
    }

    private PathAnswer.Figures figures(TraceView trace, Set<Integer> own) {
        return new PathAnswer.Figures(
                claims.question(),
                trace.acts().size(),
                trace.cardCount(),
                trace.pinCount(),
                trace.gaps().size(),
                Stream.of(
                                own.stream().map(n -> claims.numbered(n).grade()),
                                trace.gaps().stream().map(GapViews.GapView::grade),
                                trace.links().stream().map(TraceView.LinkedView::grade),
                                trace.identityHops().stream().map(TraceView.IdentityHopView::grade))
                        .flatMap(grades -> grades)
                        .max(Comparator.<Grade>naturalOrder())
                        .orElse(null));
    }

    /** {@return its number} A gap that an earlier question met as well keeps the number it has. */
    private int gap(GapViews.GapView gap) {
        PathAnswer.Gap met = met(gap);
        for (int place = 0; place < gaps.size(); place++) {
            PathAnswer.Gap there = gaps.get(place);
            if (!there.questions().contains(claims.question())
                    && there.met(0, List.of()).equals(met)) {
                gaps.set(
                        place,
                        there.met(
                                there.n(),
                                Stream.concat(there.questions().stream(), Stream.of(claims.question()))
                                        .toList()));
                return there.n();
            }
        }
        gaps.add(met.met(gaps.size() + 1, List.of(claims.question())));
        return gaps.size();
    }

    private PathAnswer.Gap met(GapViews.GapView gap) {
        return new PathAnswer.Gap(
                0,
                List.of(),
                gap.interval().from() == null
                        ? null
                        : ReportViews.at(gap.interval().from()),
                ReportViews.at(gap.interval().to()),
                claims.entityOrNull(gap.from()),
                claims.entityOrNull(gap.to()),
                gap.cards().stream().map(claims::entity).toList(),
                gap.after() == null ? null : claims.first(gap.after().id()),
                claims.first(gap.before().id()),
                gap.expected().record(),
                gap.expected().category(),
                gap.expected().channel(),
                gap.expected().holder(),
                gap.cause(),
                gap.nextStep(),
                gap.preserveBefore() == null ? null : ReportViews.at(gap.preserveBefore()),
                gap.candidates().stream()
                        .map(candidate -> new PathAnswer.Candidate(
                                ReportClaims.act(candidate.act()),
                                ReportClaims.inference(candidate.inference()),
                                candidate.grade(),
                                candidate.independentSources(),
                                ReportClaims.sources(candidate.act().sources())))
                        .toList(),
                gap.promoted() != null,
                gap.grade());
    }

    private void ways(List<PathsView.PathView> ranked) {
        for (PathsView.PathView way : ranked) {
            Stream<ActView> acts = way.steps().isEmpty()
                    ? way.acts().stream()
                    : Stream.concat(
                            way.acts().stream(),
                            way.steps().stream()
                                    .flatMap(step -> step.identityHop() == null
                                            ? Stream.empty()
                                            : step.identityHop().rows().stream()));
            ways.add(new PathAnswer.Way(
                    ways.size() + 1,
                    claims.question(),
                    claims.entityOrNull(way.card()),
                    acts.map(ActView::id)
                            .filter(act -> !claims.of(act).isEmpty())
                            .map(claims::first)
                            .distinct()
                            .toList(),
                    way.grade(),
                    way.corroborated(),
                    way.gaps()));
        }
    }

    private PathAnswer.Tie tie(TraceView.LinkedView of) {
        return new PathAnswer.Tie(
                claims.question(),
                claims.entity(of.a()),
                claims.entity(of.b()),
                of.via().stream().map(claims::entity).toList(),
                of.grade(),
                of.independentSources(),
                of.rule(),
                of.alternatives().stream().sorted().toList());
    }

    private PathAnswer.Identity identity(TraceView.IdentityHopView of) {
        return new PathAnswer.Identity(
                claims.question(),
                claims.entity(of.from()),
                claims.entity(of.to()),
                of.depth(),
                of.grade(),
                of.independentSources(),
                of.rule(),
                of.disputed(),
                of.rows().stream().map(row -> claims.first(row.id())).toList());
    }

    private PathAnswer.Conservation conservation(GapViews.ConservationView of) {
        return new PathAnswer.Conservation(
                claims.question(),
                claims.entity(of.party()),
                of.cardsIn(),
                of.soldOn(),
                of.redeemed(),
                of.held(),
                of.outWithoutIn());
    }

    private PathAnswer.Finding finding(GapViews.FindingView of) {
        return new PathAnswer.Finding(
                claims.question(),
                of.kind().name(),
                claims.entityOrNull(of.party()),
                of.cards(),
                of.holds(),
                of.lot() == null ? List.of() : ReportClaims.sources(of.lot().sources()));
    }

    /** {@return how much each question found} */
    List<PathAnswer.Figures> figures() {
        return figures;
    }

    /** {@return the report on all of them} */
    PathReport report(
            PathReport.Head head,
            PathReport.Instrument instrument,
            PathReport.@Nullable Investigation investigation,
            List<PathReport.Withheld> withheld,
            PathReport.Methods methods) {
        return new PathReport(
                PathReport.FORMAT,
                head,
                instrument,
                investigation,
                questions,
                figures,
                claims.entities(),
                claims.settled(),
                gaps,
                ways,
                reached,
                ties,
                identities,
                exits,
                conservation,
                findings,
                exactness,
                withheld,
                absence,
                layouts,
                methods,
                null);
    }
}
