package io.cardtrail.api.view;

import io.cardtrail.graph.Answered;
import io.cardtrail.graph.Reading;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.SourceRef;
import io.cardtrail.trace.Bounds;
import io.cardtrail.trace.LaneLayout;
import io.cardtrail.trace.SourceQuality;
import io.cardtrail.trace.TraceAnswer;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.TraceThread;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.link.LinkDoubt;
import io.cardtrail.trace.link.Registrations;
import io.cardtrail.trace.path.PathsAnswer;
import io.cardtrail.trace.taint.TaintAnswer;
import io.cardtrail.trace.usage.UsageSummary;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Tokens;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes what leaves the server of what readings found. */
@Component
public class Views {
    private final Tokens tokens;
    private final EdgeKey edgeKey;

    public Views(Tokens tokens, EdgeKey edgeKey) {
        this.tokens = tokens;
        this.edgeKey = edgeKey;
    }

    /** {@return one entity, found {@code distance} hops from a named subject} */
    public EntityView entity(Grant grant, EntityRef ref, int distance, Map<EntityRef, String> sealed) {
        return new Disclosure(grant, tokens, edgeKey, Map.of(ref, distance), sealed).entity(ref);
    }

    /** {@return acts of {@code entity}, found one hop from it; itself stays as near to a named subject as it was found} */
    public List<ActView> actsOf(
            Grant grant, EntityRef entity, int distance, Collection<TracedAct> acts, Map<EntityRef, String> sealed) {
        return acts(grant, acts, distance + 1, Map.of(entity, distance), sealed);
    }

    /** {@return acts found one hop from something {@code distance} hops from a named subject} */
    public List<ActView> acts(Grant grant, Collection<TracedAct> acts, int distance, Map<EntityRef, String> sealed) {
        return acts(grant, acts, distance, Map.of(), sealed);
    }

    private List<ActView> acts(
            Grant grant,
            Collection<TracedAct> acts,
            int distance,
            Map<EntityRef, Integer> nearer,
            Map<EntityRef, String> sealed) {
        Map<EntityRef, Integer> distances = new HashMap<>();
        acts.forEach(act -> act.roles().forEach(role -> distances.put(role.entity(), distance)));
        distances.putAll(nearer);
        Disclosure disclosure = new Disclosure(grant, tokens, edgeKey, distances, sealed);
        return acts.stream()
                .map(act -> disclosure.act(act, distance, List.of()))
                .toList();
    }

    /** {@return registrations, found one hop from something {@code distance} hops from a named subject} */
    public List<RegistrationView> registrations(Grant grant, Collection<Registrations.Registered> found, int distance) {
        Map<EntityRef, Integer> distances = new HashMap<>();
        Map<EntityRef, String> sealed = new HashMap<>();
        for (Registrations.Registered registered : found) {
            for (Participant role : registered.act().roles()) {
                distances.put(role.entity(), distance + (role.entity().equals(registered.of()) ? 0 : 1));
                String body = role.sealed();
                if (body != null) {
                    sealed.put(role.entity(), body);
                }
            }
        }
        Disclosure disclosure = new Disclosure(grant, tokens, edgeKey, distances, sealed).ofRolesOnly();
        return found.stream()
                .map(registered -> new RegistrationView(
                        disclosure.act(registered.act(), distance + 1, List.of()),
                        disclosure.entityOrNull(registered.to())))
                .toList();
    }

    /** {@return the cells of a row of {@code act}} */
    public List<CellView> cells(Reading reading, TracedAct act, SourceRowView row) {
        return reading.cells(row.origin().source(), act.holder(), act.channel()).stream()
                .map(cell ->
                        CellView.of(cell, act, reading.grant(), row.origin().told()))
                .toList();
    }

    /** What the question reaches: what it asked for, or all the grant's own. */
    public record Reach(Set<Category> categories, Set<Channel> channels) {}

    /** {@return a whole trace} */
    public TraceView trace(Grant grant, TraceQuestion question, Reach reach, Answered<TraceAnswer> answered) {
        TraceAnswer answer = answered.answer();
        Disclosure disclosure =
                new Disclosure(grant, tokens, edgeKey, distances(grant, question, answer), answer.sealed());
        if (question.thread() == TraceThread.LINK) {
            disclosure.ofRolesOnly();
        }
        Map<String, ActView> acts = new HashMap<>();
        // Payments first: a sale shows the payments of the same answer that settled it.
        answer.acts().stream()
                .filter(act -> act.settledBy().isEmpty())
                .forEach(act -> acts.put(act.id(), disclosure.act(act, distance(grant, act), List.of())));
        answer.acts().stream()
                .filter(act -> !act.settledBy().isEmpty())
                .forEach(act ->
                        acts.put(act.id(), disclosure.act(act, distance(grant, act), all(acts, act.settledBy()))));
        return new TraceView(
                disclosure.entities(answer.entities()),
                all(acts, answer.acts().stream().map(TracedAct::id).toList()),
                answer.hops().stream()
                        .map(hop -> new TraceView.HopView(
                                one(acts, hop.act()),
                                disclosure.entityOrNull(hop.card()),
                                disclosure.entityOrNull(hop.from()),
                                disclosure.entityOrNull(hop.to()),
                                hop.depth(),
                                hop.grade(),
                                hop.tied(),
                                GapViews.InferenceView.orNull(hop.inference()),
                                hop.independentSources()))
                        .toList(),
                answer.chains().stream()
                        .map(chain -> new TraceView.ChainView(
                                disclosure.entity(chain.card()), all(acts, chain.acts()), chain.grade()))
                        .toList(),
                answer.cardCount(),
                answer.pinCount(),
                answer.reached().stream()
                        .map(reached -> new TraceView.ReachedView(
                                disclosure.entity(reached.entity()), reached.depth(), reached.at()))
                        .toList(),
                disclosure.entities(answer.linked().parties()),
                answer.linked().links().stream()
                        .map(link -> new TraceView.LinkedView(
                                disclosure.entity(link.a()),
                                disclosure.entity(link.b()),
                                disclosure.entities(link.via()),
                                link.grade(),
                                link.independentSources(),
                                LinkDoubt.of(link.via())))
                        .toList(),
                answer.linked().identities().stream()
                        .map(hop -> WayViews.identityHop(grant, hop, disclosure::entity, id -> one(acts, id)))
                        .toList(),
                answer.linked().exits().stream()
                        .map(exit -> new TraceView.ExitView(disclosure.entity(exit.address()), exit.accounts()))
                        .toList(),
                SourceQuality.of(answer),
                GapViews.of(answer, disclosure, acts),
                layout(LaneLayout.of(answer), disclosure, acts),
                bounds(answer.bounds(), reach),
                newest(answer.acts()),
                answered.digest(),
                answered.audit());
    }

    /** {@return how a line or device was used} */
    public UsageView usage(Grant grant, Answered<UsageSummary> answered) {
        UsageSummary summary = answered.answer();
        Disclosure disclosure =
                new Disclosure(grant, tokens, edgeKey, UsageView.distances(grant, summary), sealed(summary.acts()));
        return UsageView.of(grant, answered, disclosure::entity, newest(summary.acts()));
    }

    /** {@return where the money of a payment went} */
    public TaintView taint(Grant grant, Answered<TaintAnswer> answered) {
        TaintAnswer answer = answered.answer();
        Map<EntityRef, Integer> distances = new HashMap<>();
        answer.told()
                .forEach(act ->
                        act.roles().forEach(role -> distances.merge(role.entity(), distance(grant, act), Math::min)));
        Disclosure disclosure = new Disclosure(grant, tokens, edgeKey, distances, sealed(answer.told()));
        Map<String, ActView> acts = new HashMap<>();
        answer.told().forEach(act -> acts.put(act.id(), disclosure.act(act, distance(grant, act), List.of())));
        return new TaintView(
                answer.fen(),
                answer.carried().stream()
                        .map(one -> new TaintView.CarriedView(
                                one(acts, one.payment().id()),
                                one.fen(),
                                all(
                                        acts,
                                        one.settles().stream()
                                                .map(TracedAct::id)
                                                .toList())))
                        .toList(),
                answer.endings().stream()
                        .map(ending -> new TaintView.EndingView(
                                ending.why(), disclosure.entityOrNull(ending.account()), ending.fen()))
                        .toList(),
                answer.untold(),
                disclosure.entities(answer.overdrawn()),
                bounds(
                        answer.bounds(),
                        new Reach(grant.terms().categories(), grant.terms().channels())),
                newest(answer.told()),
                answered.digest(),
                answered.audit());
    }

    /** {@return ways between two subjects} */
    public PathsView paths(Grant grant, Reach reach, Answered<PathsAnswer> answered) {
        PathsAnswer answer = answered.answer();
        TraceView subgraph = part(grant, reach, answered, answer.subgraph());
        WayViews ways = new WayViews(grant, tokens, subgraph);
        TraceAnswer others = answer.others();
        return new PathsView(
                subgraph,
                answer.best().stream().map(ways::path).toList(),
                answer.count(),
                answer.more(),
                others == null ? null : part(grant, reach, answered, others),
                answered.digest(),
                answered.audit());
    }

    private TraceView part(Grant grant, Reach reach, Answered<?> whole, TraceAnswer part) {
        return trace(
                grant,
                part.question(),
                reach,
                new Answered<>(part, whole.asOf(), part.digest(), whole.audit(), whole.held()));
    }

    private static TraceView.BoundsView bounds(Bounds bounds, Reach reach) {
        return new TraceView.BoundsView(
                bounds.truncatedBy(),
                bounds.maxHops(),
                bounds.limit(),
                bounds.maxRecords(),
                bounds.window(),
                reach.categories().stream().sorted().toList(),
                reach.channels().stream().sorted().toList(),
                bounds.acts());
    }

    /** {@return the encrypted identifiers of the persons in these acts} */
    public static Map<EntityRef, String> sealed(Collection<TracedAct> acts) {
        Map<EntityRef, String> sealed = new HashMap<>();
        for (TracedAct act : acts) {
            for (Participant role : act.roles()) {
                String body = role.sealed();
                if (body != null) {
                    sealed.put(role.entity(), body);
                }
            }
        }
        return sealed;
    }

    /** Of the rows told only: the number of the newest import of all would tell of imports that the grant does not reach. */
    private static String newest(Collection<TracedAct> acts) {
        return acts.stream()
                .flatMap(act -> act.sources().stream())
                .max(Comparator.comparingLong(SourceRef::seq))
                .map(SourceRef::batch)
                .orElse(TraceView.NO_BATCH);
    }

    /** Depth is counted from where the question starts; a handle's question starts further out. */
    private static int distance(Grant grant, TracedAct act) {
        return grant.hopsSpent() + (act.depth() == null ? grant.maxHops() : act.depth());
    }

    private static Map<EntityRef, Integer> distances(Grant grant, TraceQuestion question, TraceAnswer answer) {
        Map<EntityRef, Integer> distances = new HashMap<>();
        for (TracedAct act : answer.acts()) {
            int distance = distance(grant, act);
            act.roles().stream()
                    .map(Participant::entity)
                    .forEach(entity -> distances.merge(entity, distance, Math::min));
            act.cards().forEach(card -> distances.merge(card, distance, Math::min));
        }
        answer.reached()
                .forEach(reached -> distances.merge(reached.entity(), grant.hopsSpent() + reached.depth(), Math::min));
        distances.put(question.start(), grant.hopsSpent());
        answer.entities().forEach(entity -> distances.putIfAbsent(entity, grant.hopsSpent() + question.maxHops()));
        return distances;
    }

    private static TraceView.LayoutView layout(LaneLayout layout, Disclosure disclosure, Map<String, ActView> acts) {
        return new TraceView.LayoutView(
                layout.width(),
                layout.lanes().stream()
                        .map(lane -> {
                            EntityView party = disclosure.entityOrNull(lane.party());
                            return new TraceView.LaneView(
                                    lane.index(), lane.channel(), party, party == null ? lane.title() : party.label());
                        })
                        .toList(),
                layout.marks().stream()
                        .map(mark -> new TraceView.MarkView(
                                one(acts, mark.act()).id(),
                                mark.lane(),
                                mark.x(),
                                mark.cards(),
                                mark.acts().stream()
                                        .map(id -> one(acts, id).id())
                                        .toList()))
                        .toList(),
                layout.links().stream()
                        .map(link -> new TraceView.LinkView(
                                one(acts, link.from()).id(),
                                one(acts, link.to()).id(),
                                link.cards(),
                                link.style()))
                        .toList(),
                layout.gaps().stream()
                        .map(gap -> new TraceView.GapMarkView(
                                gap.gaps(),
                                gap.from() == null
                                        ? null
                                        : one(acts, gap.from()).id(),
                                one(acts, gap.to()).id(),
                                gap.x(),
                                gap.lane()))
                        .toList(),
                layout.ticks(),
                layout.breaks());
    }

    private static List<ActView> all(Map<String, ActView> acts, Collection<String> ids) {
        return ids.stream().map(id -> one(acts, id)).toList();
    }

    private static ActView one(Map<String, ActView> acts, String id) {
        ActView act = acts.get(id);
        if (act == null) {
            throw new IllegalStateException("the answer speaks of an act it does not hold");
        }
        return act;
    }
}
