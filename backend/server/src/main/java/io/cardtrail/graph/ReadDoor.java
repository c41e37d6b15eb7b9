package io.cardtrail.graph;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.Entry;
import io.cardtrail.audit.TreeHead;
import io.cardtrail.audit.VolumeWatch;
import io.cardtrail.graph.index.ScopedIndex;
import io.cardtrail.graph.index.TraceIndex;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.Channel;
import io.cardtrail.model.ErrorCode;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.SourceRef;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Scope;
import io.cardtrail.warrant.Standing;
import io.cardtrail.warrant.Standings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only way to read acts. It takes a grant, checks the instrument, fixes what the question may know, and has the access on record
 * before the first query and the result on record before the answer is handed over. What it hands over is held by its instrument:
 * nothing of it may leave before {@link #checkUnchanged} has found that as it was.
 */
public final class ReadDoor {
    private static final String VERSION =
            Objects.requireNonNullElse(ReadDoor.class.getPackage().getImplementationVersion(), "development");

    private final Graph graph;
    private final RowStore rows;
    private final Standings standings;
    private final AuditLog log;
    private final VolumeWatch watch;
    private final Supplier<TreeHead> ledger;
    private final long workLimit;
    private final @Nullable TraceIndex index;
    private final Turns turns = new Turns();

    /**
     * A door to one graph.
     *
     * @param ledger how the source ledger of this server stands
     * @param workLimit permitted acts one reading may touch before the whole answer is refused
     * @param index beside the graph; null for none
     */
    public ReadDoor(
            Graph graph,
            RowStore rows,
            Standings standings,
            AuditLog log,
            VolumeWatch watch,
            Supplier<TreeHead> ledger,
            long workLimit,
            @Nullable TraceIndex index) {
        this.graph = graph;
        this.rows = rows;
        this.standings = standings;
        this.log = log;
        this.watch = watch;
        this.ledger = ledger;
        this.workLimit = workLimit;
        this.index = index;
    }

    /** {@return the turn of a response; close it when that has left} */
    public Turns.Turn turn() {
        return turns.turn();
    }

    /** {@return what {@code work} finds within the grant, for a response that is large only while this lasts} */
    public <A> Answered<A> read(Grant grant, Question question, Function<Reading, Finding<A>> work) {
        try (Turns.Turn turn = turn()) {
            return read(grant, question, turn, work);
        }
    }

    /**
     * {@return what {@code work} finds within the grant}
     *
     * @param turn of the response that the answer is for
     * @throws InstrumentChanged if the instrument is not, or no longer, what the grant was made from; nothing is released
     * @throws GraphUnavailable if the database does not answer
     * @throws TooMuchWork if a guard was passed
     */
    public <A> Answered<A> read(Grant grant, Question question, Turns.Turn turn, Function<Reading, Finding<A>> work) {
        return readAsOf(grant, question, turn, Long.MAX_VALUE, work);
    }

    /**
     * {@return what {@code work} finds within the grant of what was stored by then and is there still; otherwise as {@link #read}}
     *
     * @param asOf sequence number of the last batch that it may know
     */
    public <A> Answered<A> readAsOf(
            Grant grant, Question question, Turns.Turn turn, long asOf, Function<Reading, Finding<A>> work) {
        return recorded(
                grant,
                question,
                asOf,
                (first, known) -> graph.read(tx -> {
                    try (OpenRows open = rows.rows()) {
                        return work.apply(new OpenReading(tx, grant, first, known, turn, open));
                    }
                }));
    }

    /**
     * {@return what {@code work} gives, which happens under the grant and reads no act} It is on record like a reading, and held like one.
     *
     * @throws InstrumentChanged if the instrument is not, or no longer, what the grant was made from; nothing is done or released
     */
    public <A> Answered<A> beside(Grant grant, Question question, Supplier<Finding<A>> work) {
        return recorded(grant, question, Long.MAX_VALUE, (first, known) -> work.get());
    }

    private <A> Answered<A> recorded(
            Grant grant, Question question, long latest, BiFunction<Standing, Long, Finding<A>> work) {
        Standing first = first(grant);
        long asOf = Math.min(first.newestBatch(), latest);
        String token = log.append(new Entry.Intent(
                        question.actor(),
                        authority(grant.instrument(), grant.policyHash()),
                        grant.terms().id(),
                        question.operation(),
                        question.canonical(),
                        asOf))
                .token();
        Finding<A> finding;
        try {
            finding = work.apply(first, asOf);
        } catch (CardtrailException refused) {
            withheld(question, token, refused.code());
            throw refused;
        } catch (RuntimeException fault) {
            withheld(question, token, ErrorCode.INTERNAL);
            throw fault;
        }
        log.append(new Entry.Result(
                question.actor(),
                token,
                finding.records(),
                finding.thirdParty(),
                finding.digest(),
                ledger.get(),
                VERSION));
        watch.answered(grant.instrument().id(), question.actor(), question.insider());
        return new Answered<>(finding.answer(), asOf, finding.digest(), token, new Held(grant, first));
    }

    /**
     * The last check, after the whole answer is complete and before its first byte leaves.
     *
     * @throws InstrumentChanged if the answer must be discarded
     */
    public void checkUnchanged(Held held) {
        String id = held.grant().instrument().id();
        if (standings.current(id).filter(now -> now.unchanged(held.first())).isEmpty()) {
            throw new InstrumentChanged();
        }
    }

    private Standing first(Grant grant) {
        Instrument instrument = grant.instrument();
        return standings
                .current(instrument.id())
                .filter(now -> now.generation() == instrument.generation()
                        && now.instrumentHash().equals(instrument.hash()))
                .orElseThrow(InstrumentChanged::new);
    }

    private void withheld(Question question, String token, ErrorCode code) {
        log.append(new Entry.Withheld(question.actor(), token, code.name()));
    }

    /** {@return an instrument as the audit log names it} */
    public static Entry.Authority authority(Instrument instrument, String policyHash) {
        return new Entry.Authority(instrument.id(), instrument.hash(), instrument.generation(), policyHash);
    }

    private final class OpenReading implements Reading {
        private final Graph.Statements tx;
        private final Grant grant;
        private final long asOf;
        private final Map<String, @Nullable Object> scope;
        private final long epoch;
        private final Turns.Turn turn;
        private final OpenRows open;
        private @Nullable ScopedIndex scoped;
        private long worked;
        private long read;

        OpenReading(Graph.Statements tx, Grant grant, Standing first, long asOf, Turns.Turn turn, OpenRows open) {
            this.turn = turn;
            this.open = open;
            this.tx = tx;
            this.grant = grant;
            this.asOf = asOf;
            this.epoch = first.deletionEpoch();
            this.scope = scope(grant.scope(), asOf);
        }

        @Override
        public Grant grant() {
            return grant;
        }

        @Override
        public long asOf() {
            return asOf;
        }

        @Override
        public @Nullable ScopedIndex index() {
            if (scoped == null && index != null) {
                scoped = index.under(grant.scope(), asOf, epoch);
            }
            return scoped;
        }

        @Override
        public List<Row> rows(Query query, Map<String, ?> params) {
            if (!query.name().startsWith("trace/")) {
                throw new IllegalArgumentException("a reading runs queries of cypher/trace only, not " + query.name());
            }
            if (params.containsKey("scope")) {
                throw new IllegalArgumentException("the scope is the door's to give");
            }
            Map<String, @Nullable Object> all = new HashMap<>(params);
            all.put("scope", scope);
            turn.rows(read + asked(params));
            List<Row> rows = tx.rows(query, all);
            read += rows.size();
            return rows;
        }

        /** {@return things that a query is to say something of} */
        private static int asked(Map<String, ?> params) {
            return params.values().stream()
                    .mapToInt(value -> value instanceof Collection<?> many ? many.size() : 0)
                    .max()
                    .orElse(0);
        }

        @Override
        public List<StoredCell> cells(SourceRef source, String holder, Channel channel) {
            return open.cells(
                    source,
                    holder,
                    cell -> cell.role() == null || grant.scope().roles().contains(Scope.pair(cell.role(), channel)));
        }

        @Override
        public void worked(long acts) {
            worked += acts;
            if (worked > workLimit) {
                throw new TooMuchWork("the question touches more than " + workLimit
                        + " acts within the grant; narrow the window, the hops or the categories");
            }
        }
    }

    private static Map<String, @Nullable Object> scope(Scope scope, long asOf) {
        Map<String, @Nullable Object> map = new HashMap<>();
        map.put("acts", new ArrayList<>(scope.acts()));
        map.put("roles", new ArrayList<>(scope.roles()));
        map.put("records", new ArrayList<>(scope.records()));
        map.put("holders", scope.holders() == null ? null : new ArrayList<>(scope.holders()));
        map.put("from", EventTime.toNanos(scope.window().from()));
        map.put("until", EventTime.toNanos(scope.window().to()));
        map.put("asOf", asOf);
        return map;
    }
}
