package io.cardtrail.graph;

import io.cardtrail.model.Category;
import io.cardtrail.model.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes out of the graph what of one batch is withdrawn or has lapsed by the ledger. Done twice it changes nothing more. */
final class BatchRemoval {
    static final Query DROP_SOURCES = Query.named("retention/drop-sources");
    static final Query KEEP_SOURCES = Query.named("retention/keep-sources");
    static final Query DROP_JUDGEMENTS = Query.named("retention/drop-judgements");
    static final Query DROP_UNSAID = Query.named("retention/drop-unsaid");
    static final Query DROP_UNNAMED = Query.named("retention/drop-unnamed");
    static final Query FIRST_SOURCES = Query.named("retention/first-sources");
    static final Query DROP_BATCH = Query.named("retention/drop-batch");
    static final Query DROP_FILE = Query.named("retention/drop-file");
    static final Query FIRST_BATCH = Query.named("retention/first-batch");
    static final Query CLAIMED = Query.named("retention/claimed");
    static final Query DROP_ROLES = Query.named("retention/drop-roles");

    private final Graph graph;
    private final RowStore store;
    private final LedgerBook book;

    BatchRemoval(Graph graph, RowStore store, LedgerBook book) {
        this.graph = graph;
        this.store = store;
        this.book = book;
    }

    /** Makes of the batch in the graph what the ledger says of it now. */
    void apply(String key, SourceFile file) {
        LedgerBook.Noted stands = book.batches().get(key);
        Map<Long, Set<Category>> lapsed = stands == null ? Map.of() : stands.lapsed();
        SortedMap<Long, RowStore.StoredRow> rows = store.rows(key);
        SortedMap<Long, String> ids = ids(key, file, rows);
        List<Claim> claims = new ArrayList<>();
        book.beside(store.mark(file), ids).forEach(claim -> claims.add(new Claim(claim, store.rows(claim.key()))));
        claims.sort(Comparator.comparingLong(claim -> claim.batch().seq()));
        Removal removal = new Removal();
        ids.forEach((line, id) -> removal.add(line, id, claims));
        List<Map<String, Object>> parts = new ArrayList<>();
        lapsed.forEach((line, categories) -> {
            RowStore.StoredRow row = rows.get(line);
            String id = ids.get(line);
            if (row != null && id != null && !categories.contains(row.category())) {
                parts.add(part(id, row.category(), categories));
            }
        });
        graph.write(tx -> {
            // Imports wait for the end of this, and this for theirs.
            tx.rows(WriteDoor.LOCK_SEQUENCE, Map.of("batch", key));
            String fileKey = file.digest() + ":" + file.name();
            tx.rows(DROP_SOURCES, Map.of("rows", removal.gone, "file", fileKey));
            tx.rows(KEEP_SOURCES, Map.of("rows", removal.stay, "file", fileKey));
            List<Object> changed =
                    parts.stream().map(part -> part.getOrDefault("id", "")).toList();
            tx.rows(DROP_JUDGEMENTS, Map.of("ids", changed, "all", true));
            tx.rows(DROP_JUDGEMENTS, Map.of("ids", List.copyOf(removal.ids), "all", false));
            List<String> named = new ArrayList<>();
            tx.rows(DROP_ROLES, Map.of("rows", parts)).forEach(row -> named.addAll(row.strings("named")));
            tx.rows(DROP_UNSAID, Map.of("ids", List.copyOf(removal.ids)))
                    .forEach(row -> named.addAll(row.strings("named")));
            tx.rows(DROP_UNNAMED, Map.of("nodes", named));
            tx.rows(FIRST_SOURCES, Map.of("ids", List.copyOf(removal.ids)));
            if (stands == null) {
                tx.rows(DROP_BATCH, Map.of("key", key));
                tx.rows(DROP_FILE, Map.of("file", fileKey));
                tx.rows(FIRST_BATCH, Map.of("file", fileKey));
            }
            return removal;
        });
    }

    /** {@return by line what the batch's rows say; by the graph where their texts are gone already, as when its backup was restored} */
    private SortedMap<Long, String> ids(String key, SourceFile file, SortedMap<Long, RowStore.StoredRow> rows) {
        SortedMap<Long, String> ids = new TreeMap<>();
        List<Long> unknown = new ArrayList<>();
        rows.forEach((line, row) -> {
            if (row.id().isEmpty()) {
                unknown.add(line);
            } else {
                ids.put(line, row.id());
            }
        });
        if (rows.isEmpty() || !unknown.isEmpty()) {
            Map<String, @Nullable Object> params = new HashMap<>();
            params.put("file", file.digest() + ":" + file.name());
            params.put("batch", key);
            params.put("lines", rows.isEmpty() ? null : unknown);
            graph.read(tx -> tx.rows(CLAIMED, params)).forEach(row -> ids.put(row.number("line"), row.string("id")));
        }
        return ids;
    }

    /** {@return what of an act has these categories, and is not the act itself} */
    static Map<String, Object> part(String id, Category own, Set<Category> categories) {
        List<String> roles = new ArrayList<>();
        for (Role role : Role.values()) {
            if (role.participant() && role.own().filter(categories::contains).isPresent()) {
                roles.add(role.name());
            }
        }
        return Map.of(
                "id",
                id,
                "roles",
                roles,
                "settlement",
                own != Category.PAYMENT && categories.contains(Category.PAYMENT),
                "footage",
                categories.contains(Category.VIDEO));
    }

    private record Claim(LedgerBook.Noted batch, SortedMap<Long, RowStore.StoredRow> rows) {
        /** {@return whether this batch says the same at the same line, and it has not lapsed there} */
        boolean says(long line, String id) {
            RowStore.StoredRow own = rows.get(line);
            return own != null
                    && own.id().equals(id)
                    && !batch.lapsed().getOrDefault(line, Set.of()).contains(own.category());
        }
    }

    /** What of a batch's rows goes and what stays, and whose it is then. */
    private static final class Removal {
        private final List<Map<String, Object>> gone = new ArrayList<>();
        private final List<Map<String, Object>> stay = new ArrayList<>();
        private final Set<String> ids = new TreeSet<>();

        void add(long line, String id, List<Claim> claims) {
            ids.add(id);
            List<Claim> saying =
                    claims.stream().filter(claim -> claim.says(line, id)).toList();
            if (saying.isEmpty()) {
                gone.add(Map.of("id", id, "line", line));
                return;
            }
            Claim owner = saying.getFirst();
            Set<String> by = new TreeSet<>();
            saying.forEach(claim -> by.addAll(claim.batch().by()));
            stay.add(Map.of(
                    "id",
                    id,
                    "line",
                    line,
                    "batch",
                    owner.batch().key(),
                    "seq",
                    owner.batch().seq(),
                    "leaf",
                    Objects.requireNonNull(owner.rows().get(line)).leaf(),
                    "by",
                    List.copyOf(by)));
        }
    }
}
