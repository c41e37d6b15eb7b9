package io.cardtrail.api.view;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Interval;
import io.cardtrail.report.PathReport;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.ThirdParties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes an answer as a report's claims: what was disclosed and nothing else, with ordinals in place of tokens. */
public final class ReportViews {
    private final Grant grant;
    private final TraceView trace;
    private final @Nullable PathsView paths;
    private final ReportClaims claims;

    private ReportViews(Grant grant, TraceView trace, @Nullable PathsView paths) {
        this.grant = grant;
        this.trace = trace;
        this.paths = paths;
        this.claims = new ReportClaims(grant);
    }

    /**
     * {@return the report on an answer}
     *
     * @param paths null where ways were not asked for; else {@code trace} is their sub-graph
     */
    public static PathReport of(
            Grant grant,
            TraceView trace,
            @Nullable PathsView paths,
            PathReport.Head head,
            String name,
            Map<String, Object> parameters,
            Ledger ledger,
            PathReport.Methods methods,
            Instant now) {
        return new ReportViews(grant, trace, paths).report(head, name, parameters, ledger, methods, now);
    }

    /** {@return where a row's own file is in a bundle} */
    public static String path(SourceRowView row) {
        return ReportClaims.path(row);
    }

    /** The source ledger as the cited rows were compared with it; root in hex. */
    public record Ledger(long size, String root) {}

    private PathReport report(
            PathReport.Head head,
            String name,
            Map<String, Object> parameters,
            Ledger ledger,
            PathReport.Methods methods,
            Instant now) {
        ReportClaims.hops(trace).forEach(claims::claim);
        int own = claims.size();
        Set<Integer> others = new LinkedHashSet<>();
        TraceView elsewhere = paths == null ? null : paths.otherSources();
        if (elsewhere != null) {
            Set<String> told = trace.acts().stream().map(ActView::id).collect(Collectors.toSet());
            for (TraceView.HopView hop : ReportClaims.hops(elsewhere)) {
                List<Integer> here = claims.of(hop.act().id());
                others.addAll(told.contains(hop.act().id()) ? here : List.of(claims.claim(hop)));
            }
        }
        List<PathReport.Gap> gaps = gaps();
        return new PathReport(
                PathReport.FORMAT,
                head,
                instrument(now),
                new PathReport.Question(
                        name, parameters, trace.asOf(), paths == null ? trace.digest() : paths.digest()),
                figures(own),
                claims.entities(),
                claims.settled(),
                gaps,
                paths == null ? List.of() : ways(paths.ranked()),
                List.copyOf(others),
                trace.reached().stream()
                        .map(reached -> new PathReport.Reached(
                                claims.entity(reached.entity()), reached.depth(), at(reached.at())))
                        .toList(),
                trace.links().stream().map(this::tie).toList(),
                trace.identityHops().stream().map(this::identity).toList(),
                trace.sharedExits().stream()
                        .map(exit -> new PathReport.SharedExit(
                                claims.entity(exit.address()), exit.accountsIn24h(), exit.isSharedExit()))
                        .toList(),
                trace.conservation().stream().map(this::conservation).toList(),
                trace.findings().stream().map(this::finding).toList(),
                trace.sourceQuality(),
                trace.bounds().truncatedBy().stream().sorted().toList(),
                withheld(),
                new PathReport.Absence(
                        trace.bounds().truncatedBy().isEmpty(),
                        trace.bounds().categories().stream().map(Enum::name).toList(),
                        ledger.size(),
                        ledger.root()),
                ReportDrawing.of(trace.layout(), claims),
                methods,
                null);
    }

    private PathReport.Instrument instrument(Instant now) {
        Instrument instrument = grant.instrument();
        GrantTerms terms = grant.terms();
        return new PathReport.Instrument(
                instrument.number(),
                instrument.kind().name(),
                instrument.terms().issuer(),
                instrument.terms().caseNumber(),
                instrument.terms().caseStage(),
                instrument.terms().purpose(),
                instrument.terms().legalBasis(),
                instrument.stateAt(now).name(),
                instrument.generation(),
                instrument.hash(),
                span(instrument.lawfulValidity()),
                new PathReport.Grant(
                        terms.id(),
                        terms.subjects().stream()
                                .map(subject -> new PathReport.Subject(
                                        subject.ref().kind(),
                                        subject.ref().kind() == EntityKind.PIN
                                                ? "******"
                                                : subject.identifier().value()))
                                .toList(),
                        List.copyOf(terms.categories()),
                        List.copyOf(terms.channels()),
                        terms.holders() == null
                                ? null
                                : terms.holders().stream().sorted().toList(),
                        span(terms.window()),
                        terms.maxHops(),
                        terms.maxRecords(),
                        terms.thirdParties().name()));
    }

    private static String at(Instant instant) {
        return instant.toString();
    }

    private static PathReport.Span span(Interval interval) {
        return new PathReport.Span(at(interval.from()), at(interval.to()));
    }

    private PathReport.Figures figures(int own) {
        return new PathReport.Figures(
                trace.acts().size(),
                trace.cardCount(),
                trace.pinCount(),
                trace.gaps().size(),
                Stream.concat(
                                IntStream.rangeClosed(1, own)
                                        .mapToObj(n -> claims.numbered(n).grade()),
                                trace.gaps().stream().map(GapViews.GapView::grade))
                        .max(Comparator.<Grade>naturalOrder())
                        .orElse(null));
    }

    private List<PathReport.Gap> gaps() {
        List<PathReport.Gap> gaps = new ArrayList<>();
        for (GapViews.GapView gap : trace.gaps()) {
            gaps.add(new PathReport.Gap(
                    gaps.size() + 1,
                    gap.interval().from() == null ? null : at(gap.interval().from()),
                    at(gap.interval().to()),
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
                    gap.preserveBefore() == null ? null : at(gap.preserveBefore()),
                    gap.candidates().stream()
                            .map(candidate -> new PathReport.Candidate(
                                    ReportClaims.act(candidate.act()),
                                    ReportClaims.inference(candidate.inference()),
                                    candidate.grade(),
                                    candidate.independentSources(),
                                    ReportClaims.sources(candidate.act().sources())))
                            .toList(),
                    gap.promoted() != null,
                    gap.grade()));
        }
        return gaps;
    }

    private List<PathReport.Way> ways(List<PathsView.PathView> ranked) {
        List<PathReport.Way> ways = new ArrayList<>();
        for (PathsView.PathView way : ranked) {
            Stream<ActView> acts = way.steps().isEmpty()
                    ? way.acts().stream()
                    : Stream.concat(
                            way.acts().stream(),
                            way.steps().stream()
                                    .flatMap(step -> step.identityHop() == null
                                            ? Stream.empty()
                                            : step.identityHop().rows().stream()));
            ways.add(new PathReport.Way(
                    ways.size() + 1,
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
        return ways;
    }

    private PathReport.Tie tie(TraceView.LinkedView of) {
        return new PathReport.Tie(
                claims.entity(of.a()),
                claims.entity(of.b()),
                of.via().stream().map(claims::entity).toList(),
                of.grade(),
                of.independentSources(),
                of.rule(),
                of.alternatives().stream().sorted().toList());
    }

    private PathReport.Identity identity(TraceView.IdentityHopView of) {
        return new PathReport.Identity(
                claims.entity(of.from()),
                claims.entity(of.to()),
                of.depth(),
                of.grade(),
                of.independentSources(),
                of.rule(),
                of.disputed(),
                of.rows().stream().map(row -> claims.first(row.id())).toList());
    }

    private PathReport.Conservation conservation(GapViews.ConservationView of) {
        return new PathReport.Conservation(
                claims.entity(of.party()), of.cardsIn(), of.soldOn(), of.redeemed(), of.held(), of.outWithoutIn());
    }

    private PathReport.Finding finding(GapViews.FindingView of) {
        return new PathReport.Finding(
                of.kind().name(),
                claims.entityOrNull(of.party()),
                of.cards(),
                of.holds(),
                of.lot() == null ? List.of() : ReportClaims.sources(of.lot().sources()));
    }

    /** As properties of the grant: what it does not reach is not counted here, nor anywhere. */
    private List<PathReport.Withheld> withheld() {
        List<PathReport.Withheld> withheld = new ArrayList<>();
        int pseudonyms = (int) claims.entities().stream()
                .filter(PathReport.Entity::pseudonymous)
                .count();
        if (grant.terms().thirdParties() == ThirdParties.PSEUDONYM) {
            withheld.add(new PathReport.Withheld("thirdParties", "PSEUDONYM", pseudonyms));
        }
        withheld.add(new PathReport.Withheld("pins", "NEVER_SHOWN", trace.pinCount()));
        return withheld;
    }
}
