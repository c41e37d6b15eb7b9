package io.cardtrail.api.view;

import io.cardtrail.report.PathReport;
import io.cardtrail.warrant.Grant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The claims of one report, and who they are about: numbers and ordinals in the order of first appearance. Its questions come one after the
 * other; what two of them tell alike is one claim.
 */
final class ReportClaims {
    private final Grant grant;
    private final Map<String, Integer> entityOf = new LinkedHashMap<>();
    private final List<PathReport.Entity> entities = new ArrayList<>();
    private final List<PathReport.Claim> claims = new ArrayList<>();
    private final List<Set<String>> settledBy = new ArrayList<>();
    private final Map<String, List<Integer>> claimsOf = new LinkedHashMap<>();
    private final Map<String, List<Integer>> toldNow = new HashMap<>();
    private int question;

    ReportClaims(Grant grant) {
        this.grant = grant;
    }

    /** {@return everybody and everything that was named so far} */
    List<PathReport.Entity> entities() {
        return entities;
    }

    /** Begins the next question. */
    void next() {
        question++;
        toldNow.clear();
    }

    /** {@return the number of the question that is being told} */
    int question() {
        return question;
    }

    /** {@return the claim of that number as it stands} */
    PathReport.Claim numbered(int n) {
        return claims.get(n - 1);
    }

    /** {@return numbers of the claims of an act that this question tells; none if it does not} */
    List<Integer> of(String act) {
        return toldNow.getOrDefault(act, List.of());
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
        List<String> card = hop.card() == null ? List.of() : List.of(entity(hop.card()));
        PathReport.Telling telling = new PathReport.Telling(question, hop.depth() < 0 ? null : (Integer) hop.depth());
        List<Integer> sofar = claimsOf.computeIfAbsent(act.id(), a -> new ArrayList<>());
        for (int n : sofar) {
            PathReport.Claim there = claims.get(n - 1);
            if (Objects.equals(there.from(), from)
                    && Objects.equals(there.to(), to)
                    && Objects.equals(there.inference(), inference)
                    && there.grade() == hop.grade()
                    && there.tied() == hop.tied()
                    && tells(there, telling, hop.independentSources())) {
                claims.set(n - 1, with(there, both(there.told(), List.of(telling)), both(there.cards(), card)));
                return told(act, n);
            }
        }
        PathReport.Claim claim = new PathReport.Claim(
                claims.size() + 1,
                inference == null ? PathReport.Basis.FACT : PathReport.Basis.INFERENCE,
                act(act),
                List.of(telling),
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
        settledBy.add(new LinkedHashSet<>());
        sofar.add(claim.n());
        return told(act, claim.n());
    }

    /** {@return whether a claim is what this question tells, too: at the same depth if it told it already, else as well supported} */
    private static boolean tells(PathReport.Claim claim, PathReport.Telling telling, int independentSources) {
        boolean already = claim.told().stream().anyMatch(each -> each.question() == telling.question());
        return already ? claim.told().contains(telling) : claim.independentSources() == independentSources;
    }

    private int told(ActView act, int n) {
        act.settledBy().forEach(payment -> settledBy.get(n - 1).add(payment.id()));
        List<Integer> now = toldNow.computeIfAbsent(act.id(), a -> new ArrayList<>());
        if (!now.contains(n)) {
            now.add(n);
        }
        return n;
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    private static PathReport.Claim with(PathReport.Claim claim, List<PathReport.Telling> told, List<String> cards) {
        return with(claim, told, cards, List.of());
    }

    private static PathReport.Claim with(
            PathReport.Claim claim, List<PathReport.Telling> told, List<String> cards, List<Integer> settledBy) {
        return new PathReport.Claim(
                claim.n(),
                claim.basis(),
                claim.act(),
                told,
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
                        claim.told(),
                        claim.cards(),
                        settledBy.get(claim.n() - 1).stream()
                                .flatMap(payment -> claimsOf.getOrDefault(payment, List.of()).stream())
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

    /** {@return numbers of the claims of the one act whose id begins so, whichever question told it; none if there is not exactly one} */
    List<Integer> cited(String id) {
        List<String> acts =
                claimsOf.keySet().stream().filter(act -> act.startsWith(id)).toList();
        return acts.size() == 1 ? List.copyOf(claimsOf.getOrDefault(acts.getFirst(), List.of())) : List.of();
    }

    int first(String act) {
        return Objects.requireNonNull(toldNow.get(act), "the answer speaks of an act it does not hold")
                .getFirst();
    }
}
