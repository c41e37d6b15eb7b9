package io.cardtrail.trace;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.Reading;
import io.cardtrail.graph.Row;
import io.cardtrail.graph.StoredCell;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.SourceRef;
import io.cardtrail.warrant.Grant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A reading that notes what it hands out. It has no index, so that everything is asked for by a query. */
final class NotedReading implements Reading {
    /** Columns by which the queries of a walk name acts. */
    private static final List<String> NAMING = List.of("id", "sale", "payment");

    private final Reading reading;
    private final NavigableSet<String> acts = new TreeSet<>();
    private final NavigableSet<String> fates = new TreeSet<>();
    private final Map<String, NavigableSet<String>> settledBy = new TreeMap<>();
    private final Set<Grounds.Delivered> delivered = new TreeSet<>();

    NotedReading(Reading reading) {
        this.reading = reading;
    }

    /** {@return ids of all acts that were met} */
    NavigableSet<String> acts() {
        return acts;
    }

    /** {@return ids of the rows about records that bore on anything} */
    NavigableSet<String> fates() {
        return fates;
    }

    /** {@return sale → the payments that were found to have settled it} */
    Map<String, NavigableSet<String>> settledBy() {
        return settledBy;
    }

    List<Grounds.Delivered> delivered() {
        return List.copyOf(delivered);
    }

    @Override
    public Grant grant() {
        return reading.grant();
    }

    @Override
    public long asOf() {
        return reading.asOf();
    }

    @Override
    public List<Row> rows(Query query, Map<String, ?> params) {
        List<Row> rows = reading.rows(query, params);
        if (query.equals(RecordKeepings.FATES)) {
            rows.forEach(row -> fates.add(row.string("id")));
        } else if (query.equals(ScopedActs.DELIVERED)) {
            rows.forEach(row ->
                    delivered.add(new Grounds.Delivered(row.string("holder"), ActKind.valueOf(row.string("kind")))));
        } else {
            rows.forEach(this::note);
        }
        return rows;
    }

    private void note(Row row) {
        for (String column : NAMING) {
            String id = row.stringOrNull(column);
            if (id != null) {
                acts.add(id);
            }
        }
        String sale = row.stringOrNull("sale");
        if (sale != null) {
            settledBy.computeIfAbsent(sale, s -> new TreeSet<>()).add(row.string("payment"));
        }
    }

    @Override
    public List<StoredCell> cells(SourceRef source, String holder, Channel channel) {
        return reading.cells(source, holder, channel);
    }

    /** What is found a second time was counted the first time. */
    @Override
    public void worked(long acts) {}
}
