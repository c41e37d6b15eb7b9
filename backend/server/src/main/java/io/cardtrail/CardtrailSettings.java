package io.cardtrail;

import io.cardtrail.report.seal.SealSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set, all under {@code cardtrail.}; docs/operations.md explains each.
 *
 * @param data the one folder everything is kept in
 * @param retention a retention table in place of the shipped one; demo and test profiles only
 * @param profiles what single record holders say of themselves, beside the shipped profiles
 * @param replica names this process's own audit log and spool within the data folder: one writer each
 * @param egress where answers leave to, ISO 3166; elsewhere than CN every answer needs an MLA approval
 * @param etsi how messages of ETSI TS 103 120 address this installation; none are taken unless it is set
 * @param workLimit permitted acts one reading may touch
 * @param audit time-stamps of the audit log
 * @param imports how files are imported
 * @param trace how questions are answered
 * @param standing how questions are asked again
 * @param report who seals reports
 */
@ConfigurationProperties("cardtrail")
record CardtrailSettings(
        @DefaultValue("data") Path data,
        @DefaultValue Neo4j neo4j,
        @DefaultValue FixedClock clock,
        @DefaultValue Etsi etsi,
        @Nullable Path retention,
        @Nullable Path profiles,
        @DefaultValue("server") String replica,
        @DefaultValue("CN") String egress,
        @DefaultValue("200000") long workLimit,
        @DefaultValue Audit audit,
        @DefaultValue Imports imports,
        @DefaultValue Trace trace,
        @DefaultValue Standing standing,
        @DefaultValue SealSettings report) {

    CardtrailSettings {
        if (!replica.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException(
                    "cardtrail.replica is '" + replica + "': use up to 40 of a-z, 0-9 and '-'");
        }
    }

    /**
     * Time-stamps of the audit log (RFC 3161); none unless an authority is named.
     *
     * @param tsa where requests for time-stamps are posted
     * @param tsaCa PEM file of the certificates the authority must lead to; needed with {@code tsa}
     * @param stampEvery how long between two
     */
    record Audit(
            @Nullable URI tsa,
            @Nullable Path tsaCa,
            @DefaultValue("1h") Duration stampEvery) {
        Audit {
            if ((tsa == null) != (tsaCa == null)) {
                throw new IllegalArgumentException(
                        "cardtrail.audit.tsa and cardtrail.audit.tsa-ca go together: a reply that nobody checks is no time-stamp");
            }
            if (stampEvery.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException(
                        "cardtrail.audit.stamp-every is " + stampEvery + ": use at least 1s");
            }
        }
    }

    /**
     * Standing questions.
     *
     * @param every how often they are asked again while their asker looks on
     */
    record Standing(@DefaultValue("5m") Duration every) {}

    /**
     * How files are imported.
     *
     * @param batchRows rows stored in one transaction, at most 5,000: three batches are in memory at a time
     */
    record Imports(@DefaultValue("5000") int batchRows) {
        Imports {
            if (batchRows < 1 || batchRows > 5_000) {
                throw new IllegalArgumentException("cardtrail.imports.batch-rows is " + batchRows + ": use 1 to 5000");
            }
        }
    }

    /**
     * How questions are answered.
     *
     * @param index what is kept in memory for it
     */
    record Trace(@DefaultValue Index index) {}

    /**
     * The trace index.
     *
     * @param maxBytes what it may hold; while it is made it needs up to as much again. 0 for none: the database answers alone
     */
    record Index(@DefaultValue("268435456") long maxBytes) {
        Index {
            if (maxBytes < 0) {
                throw new IllegalArgumentException(
                        "cardtrail.trace.index.max-bytes is " + maxBytes + ": use 0 for none, or more");
            }
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

    /**
     * Our identity in ETSI TS 103 120.
     *
     * @param country ISO 3166 alpha-2
     * @param id unique within the country
     * @param assignees accounts that complete the drafts that come, and use them once they are approved
     */
    record Etsi(
            @Nullable String country,
            @Nullable String id,
            @DefaultValue List<String> assignees) {
        Etsi {
            if ((country == null) != (id == null)) {
                throw new IllegalArgumentException("set cardtrail.etsi.country and cardtrail.etsi.id, or neither");
            }
            if (country != null && !country.matches("[A-Z]{2}")) {
                throw new IllegalArgumentException("cardtrail.etsi.country must be two capital letters, such as CN");
            }
        }
    }
}
