package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.ClaimView.CandidateView;
import io.cardtrail.api.view.ClaimView.JudgementView;
import io.cardtrail.api.view.ClaimViews;
import io.cardtrail.api.view.EntityView;
import io.cardtrail.api.view.TraceView.IdentityHopView;
import io.cardtrail.graph.Finding;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.Category;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.IdentityClaim;
import io.cardtrail.model.Judgement;
import io.cardtrail.model.JudgementState;
import io.cardtrail.model.Sha256;
import io.cardtrail.trace.Bound;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.judgement.WeightTable;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Which entities may be one and the same under a grant, and what people judged of it. */
@Controller
class JudgementController {
    private final Asking asking;
    private final KnownIdentity.Source source;
    private final WeightTable table;
    private final Tokens tokens;
    private final ClaimViews views;

    JudgementController(
            Asking asking, KnownIdentity.Source source, WeightTable table, Tokens tokens, ClaimViews views) {
        this.asking = asking;
        this.source = source;
        this.table = table;
        this.tokens = tokens;
        this.views = views;
    }

    /** One page; {@code bounds} names MAX_RECORDS where the rows cited were too many for one answer. */
    record ClaimPage<T>(List<T> nodes, int totalCount, Page.PageInfo pageInfo, List<Bound> bounds) {}

    @SchemaMapping(typeName = "Warrant")
    WeightTable identityWeights(Instrument warrant) {
        return table;
    }

    @SchemaMapping(typeName = "Warrant")
    ClaimPage<CandidateView> identityCandidates(
            Instrument warrant,
            @Argument @Nullable String grant,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return page(
                warrant,
                grant,
                "identityCandidates",
                null,
                first,
                after,
                context,
                KnownIdentity::open,
                Function.identity(),
                (known, telling, claim) -> telling.candidate(claim, known.on(claim)));
    }

    @SchemaMapping(typeName = "Warrant")
    ClaimPage<JudgementView> judgements(
            Instrument warrant,
            @Argument @Nullable String grant,
            @Argument @Nullable JudgementState state,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return page(
                warrant,
                grant,
                "judgements",
                state,
                first,
                after,
                context,
                known -> known.judgements().stream()
                        .filter(judgement -> state == null || judgement.state() == state)
                        .toList(),
                Judgement::claim,
                (known, telling, judgement) -> telling.judgement(judgement));
    }

    @BatchMapping(typeName = "Entity", field = "sameAs")
    Map<EntityView, List<JudgementView>> sameAs(Set<EntityView> entities, GraphQLContext context) {
        Map<Grant, List<EntityView>> byGrant = new LinkedHashMap<>();
        entities.forEach(entity -> byGrant.computeIfAbsent(entity.origin().grant(), g -> new ArrayList<>())
                .add(entity));
        Map<EntityView, List<JudgementView>> same = new HashMap<>();
        byGrant.forEach((grant, wanted) -> {
            if (grant.terms().categories().contains(Category.INFERENCE)) {
                same.putAll(sameAs(context, grant, wanted));
            } else {
                wanted.forEach(entity -> same.put(entity, List.of()));
            }
        });
        return same;
    }

    private Map<EntityView, List<JudgementView>> sameAs(GraphQLContext context, Grant grant, List<EntityView> wanted) {
        List<String> ids = wanted.stream().map(EntityView::id).sorted().toList();
        return asking.ask(context, grant, "sameAs", Map.of("entities", ids), reading -> {
                    KnownIdentity known = source.read(reading);
                    Map<EntityRef, List<Judgement>> of = known.confirmed();
                    Map<EntityView, List<JudgementView>> same = new HashMap<>();
                    List<Judgement> all = new ArrayList<>();
                    wanted.forEach(
                            entity -> all.addAll(of.getOrDefault(entity.origin().ref(), List.of())));
                    List<IdentityClaim> claims =
                            all.stream().map(Judgement::claim).distinct().toList();
                    ClaimViews.Telling telling = views.telling(grant, known.reach(), known.candidates(), claims);
                    wanted.forEach(entity -> same.put(
                            entity,
                            of.getOrDefault(entity.origin().ref(), List.of()).stream()
                                    .map(telling::judgement)
                                    .toList()));
                    return finding(grant, known, claims, same);
                })
                .answer();
    }

    /** Read again, so that it says how it stands; null once the grant covers it no more. */
    @BatchMapping(typeName = "IdentityHop", field = "judgement")
    Map<IdentityHopView, JudgementView> judgement(List<IdentityHopView> hops, GraphQLContext context) {
        Map<Grant, List<IdentityHopView>> byGrant = new LinkedHashMap<>();
        hops.forEach(hop -> byGrant.computeIfAbsent(hop.origin().grant(), g -> new ArrayList<>())
                .add(hop));
        Map<IdentityHopView, JudgementView> all = new HashMap<>();
        byGrant.forEach((grant, wanted) -> all.putAll(walked(context, grant, wanted)));
        return all;
    }

    private Map<IdentityHopView, JudgementView> walked(
            GraphQLContext context, Grant grant, List<IdentityHopView> wanted) {
        List<String> ids =
                wanted.stream().map(hop -> hop.origin().judgement()).sorted().toList();
        return asking.ask(context, grant, "judgement", Map.of("judgements", ids), reading -> {
                    KnownIdentity known = source.read(reading);
                    Map<String, Judgement> byId = new HashMap<>();
                    known.judgements().stream()
                            .filter(judgement -> ids.contains(judgement.id()))
                            .forEach(judgement -> byId.put(judgement.id(), judgement));
                    List<IdentityClaim> claims = byId.values().stream()
                            .map(Judgement::claim)
                            .distinct()
                            .toList();
                    ClaimViews.Telling telling = views.telling(grant, known.reach(), known.candidates(), claims);
                    Map<IdentityHopView, JudgementView> told = new HashMap<>();
                    for (IdentityHopView hop : wanted) {
                        Judgement judgement = byId.get(hop.origin().judgement());
                        if (judgement != null) {
                            told.put(hop, telling.judgement(judgement));
                        }
                    }
                    return finding(grant, known, claims, told);
                })
                .answer();
    }

    private interface View<T, V> {
        V of(KnownIdentity known, ClaimViews.Telling telling, T one);
    }

    private <T, V> ClaimPage<V> page(
            Instrument warrant,
            @Nullable String grant,
            String operation,
            @Nullable JudgementState state,
            int first,
            @Nullable String after,
            GraphQLContext context,
            Function<KnownIdentity, List<T>> list,
            Function<T, IdentityClaim> claim,
            View<T, V> view) {
        Page.checkFirst(first);
        Map<String, @Nullable Object> question = KnownIdentity.Source.question(warrant, grant);
        question.put("state", state == null ? null : state.name());
        Grant granted = source.granted(warrant, grant, operation, question);
        String user = Caller.account().name();
        String about = Sha256.hex(operation + " " + CanonicalJson.of(question));
        int from = after == null
                ? 0
                : tokens.openCursor(user, granted, about, after)
                        .map(Integer::parseInt)
                        .orElseThrow(Page::noCursor);
        question.put("first", first);
        question.put("after", after);
        return asking.ask(context, granted, operation, question, reading -> {
                    KnownIdentity known = source.read(reading);
                    List<T> all = list.apply(known);
                    List<T> wanted = all.subList(Math.min(from, all.size()), Math.min(from + first, all.size()));
                    List<T> shown = within(granted, known, wanted, claim);
                    List<IdentityClaim> claims = new ArrayList<>();
                    for (T one : shown) {
                        claims.add(claim.apply(one));
                        known.on(claim.apply(one)).forEach(judgement -> claims.add(judgement.claim()));
                    }
                    ClaimViews.Telling telling = views.telling(granted, known.reach(), known.candidates(), claims);
                    int end = from + shown.size();
                    boolean more = !shown.isEmpty() && end < all.size();
                    ClaimPage<V> page = new ClaimPage<>(
                            shown.stream()
                                    .map(one -> view.of(known, telling, one))
                                    .toList(),
                            all.size(),
                            new Page.PageInfo(
                                    more, more ? tokens.cursor(user, granted, about, Integer.toString(end)) : null),
                            shown.size() < wanted.size() ? List.of(Bound.MAX_RECORDS) : List.of());
                    return finding(granted, known, claims, page);
                })
                .answer();
    }

    /** As many as cite no more acts together than the grant allows in one answer. */
    private static <T> List<T> within(
            Grant grant, KnownIdentity known, List<T> wanted, Function<T, IdentityClaim> claim) {
        Set<String> acts = new HashSet<>();
        List<T> shown = new ArrayList<>();
        for (T one : wanted) {
            acts.addAll(claim.apply(one).cited());
            known.on(claim.apply(one))
                    .forEach(judgement -> acts.addAll(judgement.claim().cited()));
            if (acts.size() > grant.terms().maxRecords()) {
                break;
            }
            shown.add(one);
        }
        return List.copyOf(shown);
    }

    private static <A> Finding<A> finding(Grant grant, KnownIdentity known, List<IdentityClaim> claims, A answer) {
        Map<String, TracedAct> acts = new LinkedHashMap<>();
        StringBuilder digests = new StringBuilder();
        for (IdentityClaim claim : claims) {
            digests.append(known.candidates().digest(claim)).append('\n');
            known.candidates().cited(claim).forEach(act -> acts.put(act.id(), act));
        }
        return new Finding<>(
                answer, acts.size(), ThirdPartyActs.of(grant, acts.values()), Sha256.hex(digests.toString()));
    }
}
