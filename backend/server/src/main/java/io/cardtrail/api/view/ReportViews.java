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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes an answer as a report's claims: what was disclosed and nothing else, with ordinals in place of tokens. */
public final class ReportViews {
    private final Grant grant;
    private final TraceView trace;
    private final @Nullable PathsView paths;
    private final Map<String, Integer> entityOf = new LinkedHashMap<>();
    private final List<PathReport.Entity> entities = new ArrayList<>();
    private final List<PathReport.Claim> claims = new ArrayList<>();
    private final List<List<ActView>> settledBy = new ArrayList<>();
    private final Map<String, List<Integer>> claimsOf = new LinkedHashMap<>();

    private ReportViews(Grant grant, TraceView trace, @Nullable PathsView paths) {
        this.grant = grant;
        this.trace = trace;
        this.paths = paths;
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

    /** The source ledger as the cited rows were compared with it; root in hex. */
    public record Ledger(long size, String root) {}

    private PathReport report(
            PathReport.Head head,
            String name,
            Map<String, Object> parameters,
            Ledger ledger,
            PathReport.Methods methods,
            Instant now) {
        hops(trace).forEach(this::claim);
        Set<Integer> others = new LinkedHashSet<>();
        TraceView elsewhere = paths == null ? null : paths.otherSources();
        if (elsewhere != null) {
            Set<String> told = Set.copyOf(claimsOf.keySet());
            for (TraceView.HopView hop : hops(elsewhere)) {
                List<Integer> here = claimsOf.getOrDefault(hop.act().id(), List.of());
                others.addAll(told.contains(hop.act().id()) ? here : List.of(claim(hop)));
            }
        }
        List<PathReport.Gap> gaps = gaps();
        return new PathReport(
                PathReport.FORMAT,
                head,
                instrument(now),
                new PathReport.Question(
                        name, parameters, trace.asOf(), paths == null ? trace.digest() : paths.digest()),
                figures(),
                entities,
                settled(),
                gaps,
                paths == null ? List.of() : ways(paths.ranked()),
                List.copyOf(others),
                trace.reached().stream()
                        .map(reached ->
                                new PathReport.Reached(entity(reached.entity()), reached.depth(), at(reached.at())))
                        .toList(),
                trace.links().stream().map(this::tie).toList(),
                trace.identityHops().stream().map(this::identity).toList(),
                trace.sharedExits().stream()
                        .map(exit -> new PathReport.SharedExit(
                                entity(exit.address()), exit.accountsIn24h(), exit.isSharedExit()))
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
                layout(),
                methods,
                null);
    }

    /** Hops of one act that say the same of several cards are one claim; an act without a hop is a claim, too. */
    private static List<TraceView.HopView> hops(TraceView of) {
        Map<String, List<TraceView.HopView>> byAct = new LinkedHashMap<>();
        of.acts().forEach(act -> byAct.put(act.id(), new ArrayList<>()));
        of.hops()
                .forEach(
                        hop -> Objects.requireNonNull(byAct.get(hop.act().id())).add(hop));
        List<TraceView.HopView> all = new ArrayList<>();
        of.acts().forEach(act -> {
            List<TraceView.HopView> hops = Objects.requireNonNull(byAct.get(act.id()));
            if (hops.isEmpty()) {
                all.add(new TraceView.HopView(
                        act,
                        null,
                        null,
                        null,
                        Objects.requireNonNullElse(act.depth(), -1),
                        act.grade(),
                        false,
                        null,
                        1));
            } else {
                all.addAll(hops);
            }
        });
        return all;
    }

    private int claim(TraceView.HopView hop) {
        ActView act = hop.act();
        String from = entityOrNull(hop.from());
        String to = entityOrNull(hop.to());
        GapViews.InferenceView by = hop.inference();
        PathReport.Inference inference = by == null ? null : inference(by);
        Integer depth = hop.depth() < 0 ? null : hop.depth();
        List<String> card = hop.card() == null ? List.of() : List.of(entity(hop.card()));
        List<Integer> sofar = claimsOf.computeIfAbsent(act.id(), a -> new ArrayList<>());
        for (int n : sofar) {
            PathReport.Claim there = claims.get(n - 1);
            if (Objects.equals(there.from(), from)
                    && Objects.equals(there.to(), to)
                    && Objects.equals(there.depth(), depth)
                    && Objects.equals(there.inference(), inference)
                    && there.grade() == hop.grade()
                    && there.tied() == hop.tied()) {
                List<String> cards = Stream.concat(there.cards().stream(), card.stream())
                        .distinct()
                        .toList();
                claims.set(n - 1, with(there, cards, List.of()));
                return n;
            }
        }
        PathReport.Claim claim = new PathReport.Claim(
                claims.size() + 1,
                inference == null ? PathReport.Basis.FACT : PathReport.Basis.INFERENCE,
                act(act),
                depth,
                from,
                to,
                card,
                act.roles().stream()
                        .map(role -> new PathReport.Part(role.role(), entity(role.entity()), role.name()))
                        .toList(),
                hop.grade(),
                hop.independentSources(),
                hop.tied(),
                inference,
                List.of(),
                sources(act.sources()),
                new PathReport.Clause(grant.terms().id(), act.kind().category(), act.channel()),
                null,
                null);
        claims.add(claim);
        settledBy.add(act.settledBy());
        sofar.add(claim.n());
        return claim.n();
    }

    private static PathReport.Claim with(PathReport.Claim claim, List<String> cards, List<Integer> settledBy) {
        return new PathReport.Claim(
                claim.n(),
                claim.basis(),
                claim.act(),
                claim.depth(),
                claim.from(),
                claim.to(),
                cards,
                claim.roles(),
                claim.grade(),
                claim.independentSources(),
                claim.tied(),
                claim.inference(),
                settledBy,
                claim.sources(),
                claim.clause(),
                null,
                null);
    }

    /** A payment may stand after the sale that it settled. */
    private List<PathReport.Claim> settled() {
        return claims.stream()
                .map(claim -> with(
                        claim,
                        claim.cards(),
                        settledBy.get(claim.n() - 1).stream()
                                .flatMap(payment -> claimsOf.getOrDefault(payment.id(), List.of()).stream())
                                .toList()))
                .toList();
    }

    private static PathReport.Act act(ActView act) {
        return new PathReport.Act(
                act.kind(),
                act.at().toString(),
                act.atText(),
                act.clock(),
                act.channel(),
                act.kind().category(),
                act.holder(),
                act.faceValue(),
                act.amount(),
                act.unitPrice(),
                act.quantity(),
                act.method(),
                act.status(),
                act.reference());
    }

    private static PathReport.Act act(GapViews.CitedAct act) {
        return new PathReport.Act(
                act.kind(),
                act.at().toString(),
                act.atText(),
                "",
                act.channel(),
                act.kind().category(),
                act.holder(),
                act.faceValue(),
                act.amount(),
                null,
                act.quantity(),
                null,
                null,
                null);
    }

    /** {@return where a row's own file is in a bundle} */
    public static String path(SourceRowView row) {
        return "sources/" + row.batch() + "/" + row.line() + ".json";
    }

    private static List<PathReport.Source> sources(List<SourceRowView> rows) {
        return rows.stream()
                .map(row -> new PathReport.Source(
                        row.file(), row.line(), row.fileDigest(), row.batch(), row.leaf(), path(row)))
                .toList();
    }

    private static PathReport.Inference inference(GapViews.InferenceView by) {
        return new PathReport.Inference(by.rule().name(), by.version(), by.wrongInHundred());
    }

    private String entity(EntityView view) {
        return "E"
                + entityOf.computeIfAbsent(view.id(), id -> {
                    int n = entities.size() + 1;
                    entities.add(new PathReport.Entity("E" + n, view.kind(), view.label(), view.pseudonymous()));
                    return n;
                });
    }

    private @Nullable String entityOrNull(@Nullable EntityView view) {
        return view == null ? null : entity(view);
    }

    private static String at(Instant instant) {
        return instant.toString();
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

    private static PathReport.Span span(Interval interval) {
        return new PathReport.Span(at(interval.from()), at(interval.to()));
    }

    private PathReport.Figures figures() {
        return new PathReport.Figures(
                trace.acts().size(),
                trace.cardCount(),
                trace.pinCount(),
                trace.gaps().size(),
                Stream.concat(
                                claims.stream().map(PathReport.Claim::grade),
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
                    entityOrNull(gap.from()),
                    entityOrNull(gap.to()),
                    gap.cards().stream().map(this::entity).toList(),
                    gap.after() == null ? null : first(gap.after().id()),
                    first(gap.before().id()),
                    gap.expected().record(),
                    gap.expected().category(),
                    gap.expected().channel(),
                    gap.expected().holder(),
                    gap.cause(),
                    gap.nextStep(),
                    gap.preserveBefore() == null ? null : at(gap.preserveBefore()),
                    gap.candidates().stream()
                            .map(candidate -> new PathReport.Candidate(
                                    act(candidate.act()),
                                    inference(candidate.inference()),
                                    candidate.grade(),
                                    candidate.independentSources(),
                                    sources(candidate.act().sources())))
                            .toList(),
                    gap.promoted() != null,
                    gap.grade()));
        }
        return gaps;
    }

    private int first(String act) {
        return Objects.requireNonNull(claimsOf.get(act), "the answer speaks of an act it does not hold")
                .getFirst();
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
                    entityOrNull(way.card()),
                    acts.map(ActView::id)
                            .filter(claimsOf::containsKey)
                            .map(this::first)
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
                entity(of.a()),
                entity(of.b()),
                of.via().stream().map(this::entity).toList(),
                of.grade(),
                of.independentSources(),
                of.rule(),
                of.alternatives().stream().sorted().toList());
    }

    private PathReport.Identity identity(TraceView.IdentityHopView of) {
        return new PathReport.Identity(
                entity(of.from()),
                entity(of.to()),
                of.depth(),
                of.grade(),
                of.independentSources(),
                of.rule(),
                of.disputed(),
                of.rows().stream().map(row -> first(row.id())).toList());
    }

    private PathReport.Conservation conservation(GapViews.ConservationView of) {
        return new PathReport.Conservation(
                entity(of.party()), of.cardsIn(), of.soldOn(), of.redeemed(), of.held(), of.outWithoutIn());
    }

    private PathReport.Finding finding(GapViews.FindingView of) {
        return new PathReport.Finding(
                of.kind().name(),
                entityOrNull(of.party()),
                of.cards(),
                of.holds(),
                of.lot() == null ? List.of() : sources(of.lot().sources()));
    }

    /** As properties of the grant: what it does not reach is not counted here, nor anywhere. */
    private List<PathReport.Withheld> withheld() {
        List<PathReport.Withheld> withheld = new ArrayList<>();
        int pseudonyms =
                (int) entities.stream().filter(PathReport.Entity::pseudonymous).count();
        if (grant.terms().thirdParties() == ThirdParties.PSEUDONYM) {
            withheld.add(new PathReport.Withheld("thirdParties", "PSEUDONYM", pseudonyms));
        }
        withheld.add(new PathReport.Withheld("pins", "NEVER_SHOWN", trace.pinCount()));
        return withheld;
    }

    private PathReport.Layout layout() {
        TraceView.LayoutView layout = trace.layout();
        return new PathReport.Layout(
                whole(layout.width()),
                layout.lanes().stream()
                        .map(lane -> new PathReport.Lane(lane.index(), lane.channel(), lane.title()))
                        .toList(),
                layout.marks().stream().map(this::mark).toList(),
                layout.links().stream()
                        .map(link ->
                                new PathReport.Link(first(link.from()), first(link.to()), link.cards(), link.style()))
                        .toList(),
                layout.gaps().stream()
                        .map(gap -> new PathReport.GapMark(
                                gap.gaps().stream().map(n -> n + 1).toList(),
                                gap.from() == null ? null : first(gap.from()),
                                first(gap.to()),
                                whole(gap.x()),
                                whole(gap.lane() * 2)))
                        .toList(),
                layout.ticks().stream()
                        .map(tick -> new PathReport.Tick(whole(tick.x()), at(tick.at())))
                        .toList());
    }

    private PathReport.Mark mark(TraceView.MarkView mark) {
        PathReport.Claim claim = claims.get(first(mark.act()) - 1);
        Set<Integer> all = new LinkedHashSet<>();
        mark.acts().forEach(act -> all.addAll(Objects.requireNonNull(claimsOf.get(act))));
        return new PathReport.Mark(
                mark.lane(), whole(mark.x()), mark.cards(), claim.act().kind(), claim.grade(), List.copyOf(all));
    }

    private static int whole(double units) {
        return Math.toIntExact(Math.round(units));
    }
}
