package io.cardtrail.registry;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Earlier states of investigations. Whoever calls has locked what it changes, and may open what it asks for. Thread-safe. */
final class InvestigationVersions {
    static final Query KEEP = Query.named("registry/keep-version");
    static final Query LIST = Query.named("registry/versions");
    static final Query TEXTS = Query.named("registry/version-texts");
    static final Query DROP = Query.named("registry/drop-versions");

    /** Kept of one investigation; with what stands they are 50. */
    private static final int MOST = 49;

    private final InvestigationBody bodies;

    InvestigationVersions(InvestigationBody bodies) {
        this.bodies = bodies;
    }

    /** Keeps what stands; of too many the oldest that nobody marked goes, or the oldest where all are marked. */
    void keep(RecordDoor.Records records, Investigation.Head now, boolean marked) {
        List<Row> kept = records.rows(LIST, Map.of("of", now.id()));
        if (kept.size() >= MOST) {
            Row going = kept.reversed().stream()
                    .filter(row -> !row.truth("marked"))
                    .findFirst()
                    .orElseGet(kept::getLast);
            drop(records, now.id(), List.of(going));
        }
        records.rows(KEEP, Map.of("id", now.id(), "generation", (long) now.generation(), "marked", marked));
    }

    List<Investigation.Head> list(RecordDoor.Records records, Investigation.Head of) {
        return records.rows(LIST, Map.of("of", of.id())).stream()
                .map(row -> head(of, row))
                .toList();
    }

    List<Investigation> open(RecordDoor.Records records, Investigation.Head of, Collection<Integer> generations) {
        List<Long> wanted = generations.stream().map(Integer::longValue).toList();
        return records.rows(TEXTS, Map.of("of", of.id(), "generations", wanted)).stream()
                .map(row -> bodies.open(head(of, row), row.string("body")))
                .toList();
    }

    void drop(RecordDoor.Records records, String id) {
        drop(records, id, records.rows(LIST, Map.of("of", id)));
    }

    private static void drop(RecordDoor.Records records, String id, List<Row> versions) {
        List<Long> generations =
                versions.stream().map(row -> row.number("generation")).toList();
        records.rows(DROP, Map.of("of", id, "generations", generations));
    }

    private Investigation.Head head(Investigation.Head of, Row row) {
        return bodies.open(of.id(), of.instrument(), row.string("head"));
    }
}
