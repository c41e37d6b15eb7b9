package io.cardtrail.trace;

import io.cardtrail.graph.Reading;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityRef;
import io.cardtrail.trace.link.ExitRule;
import io.cardtrail.trace.link.LinkRoles;
import io.cardtrail.trace.link.Linked;
import io.cardtrail.trace.link.Links;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Answers questions about acts by the frontier engine: scoped queries layer by layer, merged here. The scope is applied inside
 * every query, so the answer under a grant is the answer on a graph that holds nothing else. Thread-safe.
 */
public final class Tracer {
    private final ExitRule exits;

    /** By the usual rule of what a shared exit is. */
    public Tracer() {
        this(ExitRule.USUAL);
    }

    /** By another rule: so that small graphs have shared exits too. */
    Tracer(ExitRule exits) {
        this.exits = exits;
    }

    /**
     * {@return the bounded sub-graph of a question}
     *
     * @throws BadRequest if the thread does not start from a thing of that kind
     * @throws io.cardtrail.graph.TooMuchWork if a guard was passed; never a part of an answer
     */
    public TraceAnswer trace(Reading reading, TraceQuestion question) {
        return Assembly.answer(question, reading.grant(), walk(new ScopedActs(reading), question));
    }

    /**
     * {@return what a question's thread finds, before it is cut to a count}
     *
     * @throws BadRequest if the thread does not start from a thing of that kind
     */
    public Walk walk(ScopedActs acts, TraceQuestion question) {
        if (question.maxHops() == 0) {
            return none(question);
        }
        return switch (question.thread()) {
            case CUSTODY -> Custody.walk(acts, question);
            case MONEY -> Money.walk(acts, question);
            case LINK -> Links.walk(acts, question, exits);
        };
    }

    /**
     * {@return those of these acts that exist under the grant, in time order, with their granted roles}
     *
     * @param card which cards may be told; a question about one card does not tell of the others in its rows
     */
    public List<TracedAct> acts(Reading reading, Collection<String> ids, Predicate<EntityRef> card) {
        return told(new ScopedActs(reading), ids, card);
    }

    /** {@return this act with all its granted roles, if it exists under the grant} */
    public Optional<TracedAct> act(Reading reading, String id) {
        return acts(reading, List.of(id), card -> true).stream().findFirst();
    }

    static List<TracedAct> told(ScopedActs acts, Collection<String> ids, Predicate<EntityRef> card) {
        List<SeenAct> seen = acts.acts(ids).stream().sorted(SeenAct.IN_TIME).toList();
        Map<String, NavigableSet<String>> settling = acts.settlingPayments(seen.stream()
                .filter(act -> act.kind() == ActKind.SALE)
                .map(SeenAct::id)
                .toList());
        return seen.stream()
                .map(act -> Telling.of(
                        act,
                        card,
                        null,
                        act.cards().stream().filter(card).toList(),
                        List.copyOf(settling.getOrDefault(act.id(), Collections.emptyNavigableSet()))))
                .toList();
    }

    /** No hop may be used, so nothing is looked at; that all hops are used is true of the empty walk. */
    private static Walk none(TraceQuestion question) {
        requireStart(question);
        Linked alone = question.thread() == TraceThread.LINK ? Linked.alone(question.start()) : Linked.NONE;
        return new Walk(List.of(), new TreeMap<>(), new TreeMap<>(), true, alone);
    }

    private static void requireStart(TraceQuestion question) {
        switch (question.thread()) {
            case CUSTODY -> Custody.requireStart(question.start().kind());
            case MONEY -> Money.requireStart(question.start().kind());
            case LINK -> LinkRoles.requireStart(question.start().kind());
        }
    }
}
