package io.cardtrail.graph;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.exceptions.TransactionTerminatedException;

/** The connection to Neo4j. The doors and the migrations of this package are its only users. Thread-safe. */
public final class Graph implements AutoCloseable {
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration WRITE_TIMEOUT = Duration.ofMinutes(5);
    /** An index is built over what is there. */
    private static final Duration SCHEMA_TIMEOUT = Duration.ofHours(1);
    /** Beyond what the database was told: time to connect, and for its own word that it took too long. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    static final Query ANSWERS = Query.named("schema/answers");

    private final Driver driver;
    private final QueryCatalogue catalogue;
    /** What one session has seen, the next one sees: in a cluster a follower catches up first. */
    private final SessionConfig sessions;

    private Graph(Driver driver, QueryCatalogue catalogue) {
        this.driver = driver;
        this.catalogue = catalogue;
        this.sessions = SessionConfig.builder()
                .withBookmarkManager(driver.executableQueryBookmarkManager())
                .build();
    }

    /**
     * {@return the settings, by which the driver's own messages go where they go without it}
     *
     * <p>Its default (6.1.0) makes a text of every statement with all its parameters, and throws it away: a sixth of the time an import
     * takes, and identifiers in one more place.
     */
    @SuppressWarnings("deprecation") // there is no other way to choose
    private static Config.ConfigBuilder quiet(Config.ConfigBuilder settings) {
        return settings.withLogging(org.neo4j.driver.Logging.javaUtilLogging(Level.INFO));
    }

    /**
     * Connects, and fails if nothing answers.
     *
     * @param uri {@code bolt://} or {@code neo4j://}, with +s or +ssc for TLS
     * @throws GraphUnavailable with the address and what to do
     */
    public static Graph connect(URI uri, String user, String password, QueryCatalogue catalogue) {
        Config config = quiet(Config.builder())
                .withUserAgent("cardtrail")
                .withConnectionTimeout(10, TimeUnit.SECONDS)
                .withConnectionAcquisitionTimeout(10, TimeUnit.SECONDS)
                .withMaxTransactionRetryTime(10, TimeUnit.SECONDS)
                .withTelemetryDisabled(true)
                .build();
        Driver driver = GraphDatabase.driver(uri, AuthTokens.basic(user, password), config);
        try {
            driver.verifyConnectivity();
        } catch (Neo4jException | IllegalStateException e) {
            driver.close();
            throw new GraphUnavailable(
                    "Neo4j at " + uri + " does not answer as user " + user
                            + ": check cardtrail.neo4j.uri and its password (" + e.getMessage() + ")",
                    e);
        }
        return new Graph(driver, catalogue);
    }

    /** {@return whether the database answers now: a connection alone is none, a database that has shut itself off takes it, too} */
    public boolean answers() {
        try {
            guarded(READ_TIMEOUT, session -> alone(session, catalogue.text(ANSWERS), Map.of()));
            return true;
        } catch (GraphUnavailable | TooMuchWork e) {
            return false;
        }
    }

    QueryCatalogue catalogue() {
        return catalogue;
    }

    /** {@return the same connection with other texts; for tests that show a predicate matters} */
    Graph withCatalogue(QueryCatalogue other) {
        return new Graph(driver, other);
    }

    /** Runs catalogued queries inside one transaction. */
    @FunctionalInterface
    interface Statements {
        List<Row> rows(Query query, Map<String, ? extends @Nullable Object> params);
    }

    /** {@return what {@code work} makes of one read transaction} */
    <T> T read(Function<Statements, T> work) {
        return guarded(
                READ_TIMEOUT.plus(GRACE),
                session -> session.executeRead(
                        tx -> work.apply((query, params) -> rows(tx.run(catalogue.text(query), copy(params)))),
                        TransactionConfig.builder().withTimeout(READ_TIMEOUT).build()));
    }

    /**
     * {@return what {@code work} makes of what the leader knows, which has every commit there is}
     *
     * <p>Each statement is a transaction of its own, in one round trip instead of three. Transactions here are read-committed, so
     * one around several statements would show them no common moment either.
     */
    <T> T readOnLeader(Function<Statements, T> work) {
        return guarded(
                READ_TIMEOUT.plus(GRACE),
                session -> work.apply((query, params) -> alone(session, catalogue.text(query), copy(params))));
    }

    private static List<Row> alone(Session session, String text, Map<String, Object> params) {
        TransactionConfig config =
                TransactionConfig.builder().withTimeout(READ_TIMEOUT).build();
        try {
            return rows(session.run(text, params, config));
        } catch (Neo4jException e) {
            if (!(e instanceof RetryableException) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            // The leader has changed, say: the driver repeats what runs in a transaction it was given as a function.
            return session.executeWrite(tx -> rows(tx.run(text, params)), config);
        }
    }

    /**
     * {@return what {@code work} makes of one write transaction, committed}
     *
     * <p>{@code work} may run more than once: the driver repeats what failed for a passing reason.
     */
    <T> T write(Function<Statements, T> work) {
        return guarded(
                WRITE_TIMEOUT.plus(GRACE),
                session -> session.executeWrite(
                        tx -> work.apply((query, params) -> rows(tx.run(catalogue.text(query), copy(params)))),
                        TransactionConfig.builder().withTimeout(WRITE_TIMEOUT).build()));
    }

    /** Runs one statement of a migration in a transaction of its own: Neo4j keeps schema and data apart. */
    void schema(String statement) {
        guarded(SCHEMA_TIMEOUT, session -> session.run(statement).consume());
    }

    /** Has the database plan a query without running it. */
    void plan(Query query) {
        guarded(
                READ_TIMEOUT,
                session -> session.run("EXPLAIN " + catalogue.text(query)).consume());
    }

    private <T> T guarded(Duration longest, Function<Session, T> work) {
        try (Patience patience = Patience.of(longest)) {
            try (Session session = driver.session(sessions)) {
                return work.apply(session);
            } catch (RuntimeException e) {
                throw patience.ranOut() ? unavailable(e) : meant(e);
            }
        }
    }

    /** {@return what a failure of the driver means to whoever asked; others go on as they are} */
    private static RuntimeException meant(RuntimeException e) {
        return switch (e) {
            case TransactionTerminatedException terminated -> tooLong();
            case Neo4jException failed ->
                failed.code().contains("TransactionTimedOut") ? tooLong() : unavailable(failed);
            default -> e;
        };
    }

    private static TooMuchWork tooLong() {
        return new TooMuchWork("the database needed longer than " + READ_TIMEOUT.toSeconds()
                + " s for one reading; narrow the window, the hops or the categories");
    }

    private static GraphUnavailable unavailable(RuntimeException e) {
        return new GraphUnavailable("the database did not answer; try again, and look at the server's health", e);
    }

    private static List<Row> rows(org.neo4j.driver.Result result) {
        return result.list(record -> {
            Map<String, @Nullable Object> values = new HashMap<>();
            record.keys().forEach(key -> values.put(key, record.get(key).asObject()));
            return new Row(values);
        });
    }

    @SuppressWarnings("unchecked") // the driver takes any map of its value types
    private static Map<String, Object> copy(Map<String, ? extends @Nullable Object> params) {
        return (Map<String, Object>) (Map<?, ?>) params;
    }

    @Override
    public void close() {
        driver.close();
    }
}
