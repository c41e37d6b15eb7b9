package io.cardtrail;

import java.net.URI;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set, all under {@code cardtrail.}; docs/operations.md explains each.
 *
 * @param data the one folder everything is kept in
 * @param retention a retention table in place of the shipped one; demo and test profiles only
 * @param replica names this process's own audit log and spool within the data folder: one writer each
 * @param egress where answers leave to, ISO 3166; elsewhere than CN every answer needs an MLA approval
 * @param workLimit permitted acts one reading may touch
 */
@ConfigurationProperties("cardtrail")
record CardtrailSettings(
        @DefaultValue("data") Path data,
        @DefaultValue Neo4j neo4j,
        @DefaultValue FixedClock clock,
        @Nullable Path retention,
        @DefaultValue("server") String replica,
        @DefaultValue("CN") String egress,
        @DefaultValue("200000") long workLimit) {

    CardtrailSettings {
        if (!replica.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException(
                    "cardtrail.replica is '" + replica + "': use up to 40 of a-z, 0-9 and '-'");
        }
    }

    /**
     * Which Neo4j.
     *
     * @param uri {@code bolt://} or {@code neo4j://}; left out, one is started here
     * @param passwordFile holds the password of {@code user}; or give {@code password} through the environment
     */
    record Neo4j(
            @Nullable URI uri,
            @DefaultValue("neo4j") String user,
            @Nullable String password,
            @Nullable Path passwordFile,
            @DefaultValue Local local) {
        @Override
        public String toString() {
            return "Neo4j[uri=" + uri + ", user=" + user + "]";
        }
    }

    /**
     * The Neo4j started here.
     *
     * @param classpathFile what {@code backend/local-neo4j} was built into
     */
    record Local(@Nullable Path classpathFile) {}

    /**
     * The clock.
     *
     * @param fixed the moment at which every question is asked; demo and test profiles only
     */
    record FixedClock(@Nullable OffsetDateTime fixed) {}
}
