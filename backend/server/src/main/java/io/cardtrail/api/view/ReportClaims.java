package io.cardtrail.api.view;

import io.cardtrail.report.PathReport;
import io.cardtrail.warrant.Grant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The claims of one report, and who they are about: numbers and ordinals in the order of first appearance. */
final class ReportClaims {
    private final Grant grant;
    private final Map<String, Integer> entityOf = new LinkedHashMap<>();
    private final List<PathReport.Entity> entities = new ArrayList<>();
    private final List<PathReport.Claim> claims = new ArrayList<>();
    private final List<List<ActView>> settledBy = new ArrayList<>();
    private final Map<String, List<Integer>> claimsOf = new LinkedHashMap<>();

    ReportClaims(Grant grant) {
        this.grant = grant;
    }

    /** {@return everybody and everything that was named so far} */
    List<PathReport.Entity> entities() {
        return entities;
    }

    /** {@return how many claims there are so far} */
    int size() {
        return claims.size();
    }

    /** {@return the claim of that number as it stands} */
    PathReport.Claim numbered(int n) {
        return claims.get(n - 1);
    }

    /** {@return numbers of the claims of an act; none if it was not told} */
    List<Integer> of(String act) {
        return claimsOf.getOrDefault(act, List.of());
    }

    /** Hops of one act that say the same of several cards are one claim; an act without a hop is a claim, too. */
    static List<TraceView.HopView> hops(TraceView of) {
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

    int claim(TraceView.HopView hop) {
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
    List<PathReport.Claim> settled() {
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

    static PathReport.Act act(GapViews.CitedAct act) {
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
    static String path(SourceRowView row) {
        return "sources/" + row.batch() + "/" + row.line() + ".json";
    }

    static List<PathReport.Source> sources(List<SourceRowView> rows) {
        return rows.stream()
                .map(row -> new PathReport.Source(
                        row.file(), row.line(), row.fileDigest(), row.batch(), row.leaf(), path(row)))
                .toList();
    }

    static PathReport.Inference inference(GapViews.InferenceView by) {
        return new PathReport.Inference(by.rule().name(), by.version(), by.wrongInHundred());
    }

    String entity(EntityView view) {
        return "E"
                + entityOf.computeIfAbsent(view.id(), id -> {
                    int n = entities.size() + 1;
                    entities.add(new PathReport.Entity("E" + n, view.kind(), view.label(), view.pseudonymous()));
                    return n;
                });
    }

    @Nullable
    String entityOrNull(@Nullable EntityView view) {
        return view == null ? null : entity(view);
    }

    int first(String act) {
        return Objects.requireNonNull(claimsOf.get(act), "the answer speaks of an act it does not hold")
                .getFirst();
    }
}
