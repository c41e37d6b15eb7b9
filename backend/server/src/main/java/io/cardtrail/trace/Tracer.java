package io.cardtrail.trace;

import io.cardtrail.graph.Reading;
import io.cardtrail.graph.index.ScopedIndex;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityRef;
import io.cardtrail.retention.RetentionProfiles;
import io.cardtrail.trace.gap.Retained;
import io.cardtrail.trace.link.ExitRule;
import io.cardtrail.trace.link.Identities;
import io.cardtrail.trace.link.LinkRoles;
import io.cardtrail.trace.link.LinkWays;
import io.cardtrail.trace.link.Linked;
import io.cardtrail.trace.link.Links;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about acts: from the index, or where there is none as far as the reading, or it walks no such question, by scoped
 * queries layer by layer, merged here. The scope is applied inside every look-up, so the answer under a grant is the answer on a graph
 * that holds nothing else, and the same whichever it comes from. Thread-safe.
 */
public final class Tracer {
    private final Retained retained;
    private final Clock clock;
    private final ExitRule exits;
    private final Identities identities;

    /** A tracer that judges gaps by these profiles; whether a record can still be asked for depends on the clock. */
    public Tracer(RetentionProfiles profiles, Clock clock) {
        this(profiles, clock, Identities.NONE);
    }

    /** A tracer that learns from {@code identities} who was judged to be whom. */
    public Tracer(RetentionProfiles profiles, Clock clock, Identities identities) {
        this(Retained.by(profiles), clock, ExitRule.USUAL, identities);
    }

    /** A tracer that judges gaps by deadlines that are known already. */
    public Tracer(Retained retained, Clock clock) {
        this(retained, clock, ExitRule.USUAL, Identities.NONE);
    }

    /** By another rule of what a shared exit is: so that small graphs have some too. */
    Tracer(Retained retained, Clock clock, ExitRule exits, Identities identities) {
        this.retained = retained;
        this.clock = clock;
        this.exits = exits;
        this.identities = identities;
    }

    Clock clock() {
        return clock;
    }

    Retained retained() {
        return retained;
    }

    /** {@return the same at a fixed time, by deadlines of another} */
    Tracer judging(Instant at, Retained by) {
        return new Tracer(by, Clock.fixed(at, ZoneOffset.UTC), exits, identities);
    }

    /** {@return what the answer to a question rests on} */
    public Grounds grounds(Reading reading, TraceQuestion question) {
        return grounds(reading, question, null, (tracer, noted) -> {
            TraceAnswer answer = tracer.trace(noted, question);
            return new Grounds.Found(List.of(answer), answer.digest());
        });
    }

    /**
     * {@return what another kind of answer to a question rests on}
     *
     * @param ways how many of the best ways are wanted, where it is for ways
     * @param asking asks it
     */
    public Grounds grounds(Reading reading, TraceQuestion question, @Nullable Integer ways, Grounds.Asking asking) {
        return Grounds.of(reading, this, question, ways, asking);
    }

    /**
     * {@return the bounded sub-graph of a question}
     *
     * @throws BadRequest if the thread does not start from a thing of that kind
     * @throws io.cardtrail.graph.TooMuchWork if a guard was passed; never a part of an answer
     */
    public TraceAnswer trace(Reading reading, TraceQuestion question) {
        return over(reading, question, acts -> {
            // Only what is told is put into order; with rules all of it is needed to know what is on a way.
            Walk walk = acts instanceof IndexedActs index
                            && question.thread() == TraceThread.MONEY
                            && !question.rules().any()
                    ? index.money(question, Assembly.most(question, Assembly.records(reading.grant(), 0)))
                    : walk(acts, question);
            return answer(reading, acts, question, walk, 0);
        });
    }

    /**
     * {@return what is made of the acts of a reading: looked up in the index, or where there is none as far as the reading, it walks no
     * such question, or the record says something else, by queries}
     */
    public <T> T over(Reading reading, TraceQuestion question, Function<GrantedActs, T> work) {
        return over(reading, question.maxHops() > 0 && IndexedActs.walks(question), question.rules(), work);
    }

    /** {@return the same of a question that follows payments from account to account, by no rules} */
    public <T> T paid(Reading reading, int maxHops, Function<GrantedActs, T> work) {
        return over(reading, maxHops > 0, WayRules.NONE, work);
    }

    private static <T> T over(Reading reading, boolean walked, WayRules rules, Function<GrantedActs, T> work) {
        ScopedIndex index = walked ? reading.index() : null;
        if (index != null) {
            IndexedActs acts = new IndexedActs(reading, index, rules);
            try {
                T made = work.apply(acts);
                index.answered();
                return made;
            } catch (IndexDisagrees e) {
                acts.giveUp();
            }
        }
        return work.apply(new ScopedActs(reading));
    }

    /**
     * {@return what is told of a walk beside another answer of so many acts: the grant's records are for both together}
     *
     * @param acts the walk was made over
     */
    public TraceAnswer answer(Reading reading, GrantedActs acts, TraceQuestion question, Walk walk, int toldBefore) {
        GapReading gaps = new GapReading(reading, acts, acts.beside(), retained, clock.instant());
        return Assembly.answer(question, reading.grant(), walk, acts, gaps, toldBefore);
    }

    /**
     * {@return what a question's thread finds, before it is cut to a count}
     *
     * @throws BadRequest if the thread does not start from a thing of that kind
     */
    public Walk walk(GrantedActs acts, TraceQuestion question) {
        if (question.maxHops() == 0) {
            return none(question);
        }
        return switch (question.thread()) {
            case CUSTODY -> Custody.walk(acts, question);
            case MONEY -> Money.walk(acts, question);
            case LINK -> links(acts.beside(), question);
        };
    }

    private Walk links(ScopedActs acts, TraceQuestion question) {
        return question.rules().to() == null
                ? Links.walk(acts, question, exits, identities)
                : linkWays(acts, question).walk();
    }

    /**
     * {@return the ways over links of a question that names their end}
     *
     * @throws BadRequest if no link starts or ends at a thing of that kind
     */
    public LinkWays linkWays(ScopedActs acts, TraceQuestion question) {
        return new LinkWays(acts, question, exits, identities);
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

    /** {@return the same of acts that are looked at already: none is counted twice} */
    public static List<TracedAct> told(ScopedActs acts, Collection<String> ids, Predicate<EntityRef> card) {
        List<SeenAct> seen = acts.acts(ids).stream().sorted(ActView.IN_TIME).toList();
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
        return new Walk(List.of(), Map.of(), new TreeMap<>(), new TreeMap<>(), true, 0, alone);
    }

    private static void requireStart(TraceQuestion question) {
        switch (question.thread()) {
            case CUSTODY -> Custody.requireStart(question.start().kind());
            case MONEY -> Money.requireStart(question.start().kind());
            case LINK -> LinkRoles.requireStart(question.start().kind());
        }
    }
}
