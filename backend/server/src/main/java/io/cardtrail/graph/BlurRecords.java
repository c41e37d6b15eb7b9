package io.cardtrail.graph;

import io.cardtrail.model.BlurFinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How files are blurred, as their importers' own imports found it. Nobody else may learn of it: it counts rows under no grant. */
public final class BlurRecords {
    static final Query REPLACE = Query.named("import/blur");

    private final Graph graph;

    BlurRecords(Graph graph) {
        this.graph = graph;
    }

    /**
     * Keeps what an import found of its file in place of what the same importer found of it by the same mapping before. A file of which
     * no row was stored has no findings either.
     *
     * @param by mark of whoever imported
     * @throws GraphUnavailable if it was not committed, or it is not known whether it was: keep it again
     */
    public void keep(SourceFile file, List<BlurFinding> findings, String by) {
        List<Map<String, Object>> properties = new ArrayList<>();
        for (BlurFinding finding : findings) {
            Map<String, @Nullable Object> each = new HashMap<>();
            each.put("version", BlurFinding.VERSION);
            each.put("measure", finding.measure().name());
            each.put("column", finding.column());
            each.put("unit", finding.unit() == null ? null : finding.unit().name());
            each.put("rowsAffected", finding.rowsAffected());
            each.put("rowsMeasured", finding.rowsMeasured());
            each.put("oneIn", finding.oneIn());
            each.put("lines", finding.lines());
            each.put("mapping", file.mapping());
            each.put("by", by);
            properties.add(each);
        }
        graph.write(tx -> tx.rows(
                REPLACE, Map.of("file", file.key(), "mapping", file.mapping(), "by", by, "findings", properties)));
    }
}
