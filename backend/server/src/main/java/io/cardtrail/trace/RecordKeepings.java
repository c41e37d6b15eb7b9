package io.cardtrail.trace;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.Reading;
import io.cardtrail.graph.Row;
import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Interval;
import io.cardtrail.model.RecordKeepingKind;
import io.cardtrail.model.Sha256;
import io.cardtrail.model.SourceRef;
import io.cardtrail.trace.gap.Missing;
import io.cardtrail.trace.gap.RecordFate;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is on record about records: notices served, destruction, expiry, overwriting, and what holders state. */
public final class RecordKeepings {
    static final Query RECORD_KEEPING = Query.named("trace/record-keeping");
    static final Query FATES = Query.named("trace/fates");

    /** More than any case has; past it the whole answer is refused. */
    static final int MOST = 2_000;

    private static final Comparator<Seen> IN_TIME = Comparator.comparing(Seen::at)
            .thenComparing(kept -> kept.sources().getFirst().name())
            .thenComparing(Seen::id);

    /**
     * One row about records.
     *
     * @param channel of {@code holder}, whose records are spoken of
     * @param records event times of the records spoken of, half-open
     * @param sources rows that say so, in order
     */
    public record Seen(
            String id,
            RecordKeepingKind kind,
            Instant at,
            String atText,
            String clock,
            Channel channel,
            String holder,
            Category category,
            Interval records,
            @Nullable String reference,
            List<SourceRef> sources) {}

    private RecordKeepings() {}

    /**
     * {@return all that the grant reaches, by time}
     *
     * @throws TooMuchWork if that is more than anybody could read
     */
    public static List<Seen> all(Reading reading) {
        List<Row> rows = reading.rows(RECORD_KEEPING, Map.of("rows", MOST + 1L));
        if (rows.size() > MOST) {
            throw new TooMuchWork(
                    "more than " + MOST + " rows tell what became of the granted records; narrow the grant's"
                            + " window, categories or channels");
        }
        reading.worked(rows.size());
        return rows.stream().map(RecordKeepings::kept).sorted(IN_TIME).toList();
    }

    /**
     * {@return what became of records that gaps lack, by time}
     *
     * @throws TooMuchWork if that is more than anybody could read
     */
    static List<RecordFate> bearingOn(Reading reading, Collection<Missing> missing) {
        Set<Map<String, Object>> about = new HashSet<>();
        for (Missing gap : missing) {
            String holder = gap.expected().holder();
            if (holder != null) {
                Instant begin = gap.begin();
                about.add(Map.of(
                        "holder",
                        holder,
                        "category",
                        gap.expected().category().name(),
                        "from",
                        begin == null ? Long.MIN_VALUE : EventTime.toNanos(begin),
                        "until",
                        EventTime.toNanos(gap.end())));
            }
        }
        return about.isEmpty() ? List.of() : fates(reading, List.copyOf(about));
    }

    static List<RecordFate> fates(Reading reading, List<Map<String, Object>> about) {
        List<Row> rows = reading.rows(FATES, Map.of("about", about, "rows", MOST + 1L));
        if (rows.size() > MOST) {
            throw new TooMuchWork("more than " + MOST + " rows tell what became of the records that are missing here;"
                    + " narrow the window or ask about fewer cards");
        }
        if (!rows.isEmpty()) {
            reading.worked(rows.size());
        }
        return rows.stream()
                .map(row -> new RecordFate(
                        row.string("id"),
                        RecordKeepingKind.valueOf(row.string("kind")),
                        EventTime.ofNanos(row.number("at")),
                        row.string("holder"),
                        Category.valueOf(row.string("category")),
                        records(row)))
                .sorted(Comparator.comparing(RecordFate::at).thenComparing(RecordFate::id))
                .toList();
    }

    private static Interval records(Row row) {
        return new Interval(EventTime.ofNanos(row.number("recordsFrom")), EventTime.ofNanos(row.number("recordsTo")));
    }

    /** {@return SHA-256 over what they say and where, hex; ids and sequence numbers do not enter it} */
    public static String digest(List<Seen> all) {
        return Sha256.hex(CanonicalJson.of(
                Map.of("recordKeeping", all.stream().map(RecordKeepings::claim).toList())));
    }

    private static Map<String, @Nullable Object> claim(Seen kept) {
        Map<String, @Nullable Object> claim = new HashMap<>();
        claim.put("kind", kept.kind().name());
        claim.put("at", kept.at().toString());
        claim.put("channel", kept.channel().name());
        claim.put("holder", kept.holder());
        claim.put("category", kept.category().name());
        claim.put("from", kept.records().from().toString());
        claim.put("to", kept.records().to().toString());
        claim.put("reference", kept.reference());
        claim.put("sources", kept.sources().stream().map(SourceRef::name).toList());
        return claim;
    }

    private static Seen kept(Row row) {
        return new Seen(
                row.string("id"),
                RecordKeepingKind.valueOf(row.string("kind")),
                EventTime.ofNanos(row.number("at")),
                row.string("atText"),
                row.string("clock"),
                Channel.valueOf(row.string("channel")),
                row.string("holder"),
                Category.valueOf(row.string("category")),
                records(row),
                row.stringOrNull("reference"),
                row.rows("sources").stream().map(SeenRows::source).sorted().toList());
    }
}
