package io.cardtrail.graph;

import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the database's schema up to date: the files {@code cypher/schema/V###__name.cypher} in order, each once, under a lock.
 * A file is never changed once released: a changed checksum stops the start.
 */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final Query LOCK = Query.named("schema/lock");
    private static final Query APPLIED = Query.named("schema/applied");
    private static final Query RECORD = Query.named("schema/record");
    private static final Pattern FILE = Pattern.compile("schema/V(\\d{3})__([a-z0-9_]+)");

    private Migrations() {}

    /** {@return whether a query is a migration} */
    static boolean isMigration(String name) {
        return FILE.matcher(name).matches();
    }

    /** {@return the newest migration this version knows, such as {@code V009}: once the server has started, the graph's} */
    public static String newest(Graph graph) {
        return graph.catalogue().names().stream()
                .map(FILE::matcher)
                .filter(Matcher::matches)
                .map(file -> "V" + file.group(1))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * Applies what is missing.
     *
     * @throws GraphUnavailable if a released file was changed, or the database is newer than this version
     */
    public static void apply(Graph graph, Clock clock) {
        QueryCatalogue catalogue = graph.catalogue();
        TreeMap<String, Query> files = new TreeMap<>();
        catalogue.names().forEach(name -> {
            Matcher matcher = FILE.matcher(name);
            if (matcher.matches()) {
                files.put(matcher.group(1), Query.named(name));
            }
        });
        // The lock is held by this outer transaction while each statement runs in one of its own.
        graph.write(outer -> {
            outer.rows(LOCK, Map.of("owner", "pid " + ProcessHandle.current().pid()));
            Map<String, String> applied = new TreeMap<>();
            graph.read(inner -> inner.rows(APPLIED, Map.of()))
                    .forEach(row -> applied.put(row.string("version"), row.string("checksum")));
            check(files, applied, catalogue);
            files.forEach((version, file) -> {
                if (!applied.containsKey(version)) {
                    LOG.info("applying cypher/{}.cypher", file.name());
                    catalogue.statements(file).forEach(graph::schema);
                    graph.write(inner -> inner.rows(
                            RECORD,
                            Map.of(
                                    "version", version,
                                    "name", file.name(),
                                    "checksum", catalogue.checksum(file),
                                    "at", clock.millis())));
                }
            });
            return null;
        });
    }

    private static void check(Map<String, Query> files, Map<String, String> applied, QueryCatalogue catalogue) {
        applied.forEach((version, checksum) -> {
            Query file = files.get(version);
            if (file == null) {
                throw new GraphUnavailable(
                        "the database has migration " + version
                                + ", which this version does not know: start a newer Cardtrail",
                        null);
            }
            if (!catalogue.checksum(file).equals(checksum)) {
                throw new GraphUnavailable(
                        "cypher/" + file.name()
                                + ".cypher was changed after it was applied: restore the released file and "
                                + "put the change into a new one",
                        null);
            }
        });
    }
}
