package io.cardtrail.graph;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the database plan every trace query once: a fresh Neo4j needs seconds for its first plans, and the first
 * question should not pay for them.
 */
public final class Plans {
    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);

    private Plans() {}

    /** Begins; a failure is logged and changes nothing. */
    public static void warm(Graph graph) {
        Thread.ofVirtual().name("plans").start(() -> make(graph));
    }

    /** Makes them before it returns; a failure is logged and changes nothing. */
    public static void make(Graph graph) {
        try {
            graph.catalogue().names().stream()
                    .filter(name -> name.startsWith("trace/"))
                    .forEach(name -> graph.plan(Query.named(name)));
        } catch (GraphUnavailable | TooMuchWork e) {
            LOG.info("the trace queries were not planned ahead: {}", e.getMessage());
        }
    }
}
