package io.cardtrail.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;

/** Changes one thing of what imports have stored, behind the server's back, and puts it back. */
final class Tampering implements AutoCloseable {
    private static final String STORED = "(n:Act OR n:RecordKeeping OR n:Entity OR n:SourceFile OR n:Batch)";

    private final Driver driver;
    private final Session session;
    private final RandomGenerator random;

    /** What was done, and how it is undone. */
    record Done(String what, Runnable undo) {}

    private enum Way {
        NODE_PROPERTY_CHANGED,
        NODE_PROPERTY_REMOVED,
        NODE_PROPERTY_ADDED,
        NODE_LABEL_CHANGED,
        NODE_DELETED,
        NODE_COPIED,
        NODE_COPIED_WITH_ITS_TIES,
        TIE_PROPERTY_CHANGED,
        TIE_PROPERTY_REMOVED,
        TIE_PROPERTY_ADDED,
        TIE_DELETED,
        TIE_TO_ANOTHER,
        TIE_OF_ANOTHER_TYPE,
        TIE_DOUBLED,
        TIE_ADDED,
        SEQUENCE_CHANGED
    }

    Tampering(TestNeo4j neo4j, RandomGenerator random) {
        this.driver = GraphDatabase.driver(neo4j.uri(), AuthTokens.basic(neo4j.user(), neo4j.password()));
        this.session = driver.session();
        this.random = random;
    }

    Done once() {
        Way way = Way.values()[random.nextInt(Way.values().length)];
        return switch (way) {
            case NODE_PROPERTY_CHANGED, NODE_PROPERTY_REMOVED, NODE_PROPERTY_ADDED -> nodeProperty(way);
            case NODE_LABEL_CHANGED -> label();
            case NODE_DELETED -> deleted();
            case NODE_COPIED, NODE_COPIED_WITH_ITS_TIES -> copied(way == Way.NODE_COPIED_WITH_ITS_TIES);
            case TIE_PROPERTY_CHANGED, TIE_PROPERTY_REMOVED, TIE_PROPERTY_ADDED -> tieProperty(way);
            case TIE_DELETED, TIE_TO_ANOTHER, TIE_OF_ANOTHER_TYPE, TIE_DOUBLED -> tie(way);
            case TIE_ADDED -> added();
            case SEQUENCE_CHANGED -> sequence();
        };
    }

    private Record node() {
        return pick(
                "MATCH (n) WHERE " + STORED,
                "elementId(n) AS id, labels(n) AS labels, properties(n) AS p",
                "coalesce(n.id, n.key)");
    }

    private Record relationship() {
        return pick(
                "MATCH (n)-[r]->(m) WHERE " + STORED,
                "elementId(r) AS id, type(r) AS type, properties(r) AS p, elementId(n) AS from, elementId(m) AS to,"
                        + " labels(n) AS labels",
                "coalesce(n.id, n.key), type(r), coalesce(m.id, m.key), r.line");
    }

    /** By an order that is no database's own, so that a seed picks the same again. */
    private Record pick(String match, String columns, String order) {
        long count =
                session.run(match + " RETURN count(*) AS n").single().get("n").asLong();
        return session.run(match + " RETURN " + columns + " ORDER BY " + order + ", id SKIP " + random.nextLong(count)
                        + " LIMIT 1")
                .single();
    }

    private Done nodeProperty(Way way) {
        Record node = node();
        String id = node.get("id").asString();
        Map<String, Object> before = node.get("p").asMap();
        Map<String, Object> after = changed(before, way);
        run("MATCH (n) WHERE elementId(n) = $id SET n = $p", Map.of("id", id, "p", after));
        return new Done(
                way + " " + node.get("labels").asList() + " " + difference(before, after),
                () -> run("MATCH (n) WHERE elementId(n) = $id SET n = $p", Map.of("id", id, "p", before)));
    }

    private Done tieProperty(Way way) {
        Record tie = relationship();
        String id = tie.get("id").asString();
        Map<String, Object> before = tie.get("p").asMap();
        Map<String, Object> after = changed(before, before.isEmpty() ? Way.TIE_PROPERTY_ADDED : way);
        run("MATCH ()-[r]->() WHERE elementId(r) = $id SET r = $p", Map.of("id", id, "p", after));
        return new Done(
                way + " " + tie.get("type").asString() + " " + difference(before, after),
                () -> run("MATCH ()-[r]->() WHERE elementId(r) = $id SET r = $p", Map.of("id", id, "p", before)));
    }

    private static String difference(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> all = new HashMap<>(before);
        all.putAll(after);
        all.keySet().removeIf(name -> before.containsKey(name) && Objects.equals(before.get(name), after.get(name)));
        return all.keySet().toString();
    }

    private Map<String, Object> changed(Map<String, Object> before, Way way) {
        Map<String, Object> after = new HashMap<>(before);
        if (way == Way.NODE_PROPERTY_ADDED || way == Way.TIE_PROPERTY_ADDED) {
            after.put(
                    List.of("extra", "amount", "footage", "name").stream()
                            .filter(name -> !before.containsKey(name))
                            .findFirst()
                            .orElse("more"),
                    "put in");
            return after;
        }
        List<String> names = before.keySet().stream().sorted().toList();
        String name = names.get(random.nextInt(names.size()));
        if (way == Way.NODE_PROPERTY_REMOVED || way == Way.TIE_PROPERTY_REMOVED) {
            after.remove(name);
        } else {
            after.put(name, other(Objects.requireNonNull(before.get(name))));
        }
        return after;
    }

    private Object other(Object value) {
        return switch (value) {
            case Long number -> random.nextBoolean() ? number + 1 : String.valueOf(number);
            case String text -> random.nextBoolean() || text.isEmpty() ? text + "0" : text.substring(1);
            case Collection<?> list -> {
                List<Object> longer = new ArrayList<>(list);
                longer.add("another");
                yield longer;
            }
            default -> "another";
        };
    }

    private Done label() {
        Record node = node();
        List<String> labels = node.get("labels").asList(value -> value.asString());
        String label = labels.get(random.nextInt(labels.size()));
        Map<String, Object> id = Map.of("id", node.get("id").asString());
        if (random.nextBoolean()) {
            run("MATCH (n) WHERE elementId(n) = $id REMOVE n:" + label, id);
            return new Done(
                    "label " + label + " removed", () -> run("MATCH (n) WHERE elementId(n) = $id SET n:" + label, id));
        }
        String added = List.of("Phone", "Sale", "Person", "Entity").stream()
                .filter(each -> !labels.contains(each))
                .findFirst()
                .orElse("Other");
        run("MATCH (n) WHERE elementId(n) = $id SET n:" + added, id);
        return new Done(
                "label " + added + " added to " + labels,
                () -> run("MATCH (n) WHERE elementId(n) = $id REMOVE n:" + added, id));
    }

    private Done deleted() {
        Record node = node();
        String id = node.get("id").asString();
        List<Map<String, Object>> ties = ties(id);
        run("MATCH (n) WHERE elementId(n) = $id DETACH DELETE n", Map.of("id", id));
        return new Done("deleted " + node.get("labels").asList(), () -> {
            String again = created(node.get("labels").asList(), node.get("p").asMap());
            ties.forEach(tie -> tied(tie, id, again));
        });
    }

    private Done copied(boolean withTies) {
        Record node = node();
        String id = node.get("id").asString();
        Map<String, Object> properties = new HashMap<>(node.get("p").asMap());
        // Keys are unique in the database.
        List.of("id", "key").forEach(name -> properties.computeIfPresent(name, (n, value) -> value + "1"));
        String copy = created(node.get("labels").asList(), properties);
        if (withTies) {
            ties(id).forEach(tie -> tied(tie, id, copy));
        }
        return new Done(
                "copied " + node.get("labels").asList() + (withTies ? " with its ties" : ""),
                () -> run("MATCH (n) WHERE elementId(n) = $id DETACH DELETE n", Map.of("id", copy)));
    }

    private Done tie(Way way) {
        Record tie = relationship();
        String id = tie.get("id").asString();
        Map<String, Object> whole = new HashMap<>(tie.asMap());
        if (way != Way.TIE_DOUBLED) {
            run("MATCH ()-[r]->() WHERE elementId(r) = $id DELETE r", Map.of("id", id));
        }
        Map<String, Object> other = new HashMap<>(whole);
        if (way == Way.TIE_TO_ANOTHER) {
            Record target = node();
            while (target.get("id").asString().equals(whole.get("to"))) {
                target = node();
            }
            other.put("to", target.get("id").asString());
        }
        if (way == Way.TIE_OF_ANOTHER_TYPE) {
            other.put("type", Objects.equals(whole.get("type"), "SOLD_TO") ? "SOLD_BY" : "SOLD_TO");
        }
        String made = way == Way.TIE_DELETED ? "" : tied(other, "", "");
        return new Done(way + " " + whole.get("type") + " of " + whole.get("labels"), () -> {
            if (!made.isEmpty()) {
                run("MATCH ()-[r]->() WHERE elementId(r) = $id DELETE r", Map.of("id", made));
            }
            if (way != Way.TIE_DOUBLED) {
                tied(whole, "", "");
            }
        });
    }

    private Done added() {
        Map<String, Object> like = new HashMap<>(relationship().asMap());
        Record from = node();
        Record to = node();
        like.put("from", from.get("id").asString());
        like.put("to", to.get("id").asString());
        String made = tied(like, "", "");
        return new Done(
                "added " + like.get("type") + " from " + from.get("labels").asList() + " to "
                        + to.get("labels").asList(),
                () -> run("MATCH ()-[r]->() WHERE elementId(r) = $id DELETE r", Map.of("id", made)));
    }

    private Done sequence() {
        String property = random.nextBoolean() ? "value" : "deletionEpoch";
        long by = random.nextBoolean() ? 1 : -1;
        String set = "MATCH (s:ImportSequence {name: 'batches'}) SET s." + property + " = coalesce(s." + property
                + ", 0) + $by";
        run(set, Map.of("by", by));
        return new Done("sequence " + property + " " + by, () -> run(set, Map.of("by", -by)));
    }

    private List<Map<String, Object>> ties(String id) {
        return session.run(
                        "MATCH (a)-[r]->(b) WHERE elementId(a) = $id OR elementId(b) = $id"
                                + " RETURN type(r) AS type, properties(r) AS p, elementId(a) AS from, elementId(b) AS to",
                        Map.of("id", id))
                .list(Record::asMap);
    }

    private String created(List<Object> labels, Map<String, Object> properties) {
        return session.run(
                        "CREATE (n:$($labels)) SET n = $p RETURN elementId(n) AS id",
                        Map.of("labels", labels, "p", properties))
                .single()
                .get("id")
                .asString();
    }

    /** Makes a relationship as it was, with one node in the place of another. */
    private String tied(Map<String, Object> tie, String gone, String instead) {
        return session.run(
                        "MATCH (a) WHERE elementId(a) = $from MATCH (b) WHERE elementId(b) = $to"
                                + " CREATE (a)-[r:$($type)]->(b) SET r = $p RETURN elementId(r) AS id",
                        Map.of(
                                "from",
                                Objects.equals(tie.get("from"), gone) ? instead : tie.get("from"),
                                "to",
                                Objects.equals(tie.get("to"), gone) ? instead : tie.get("to"),
                                "type",
                                tie.get("type"),
                                "p",
                                tie.get("p")))
                .single()
                .get("id")
                .asString();
    }

    private void run(String statement, Map<String, Object> params) {
        session.run(statement, params).consume();
    }

    @Override
    public void close() {
        session.close();
        driver.close();
    }
}
