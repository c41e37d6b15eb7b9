package io.cardtrail.graph;

/**
 * Names one file under {@code cypher/}: {@code Query.named("trace/acts")} is {@code cypher/trace/acts.cypher}.
 * A constant of this type stands beside its user; a file that no constant names fails the build.
 */
public record Query(String name) {
    public static Query named(String name) {
        return new Query(name);
    }
}
