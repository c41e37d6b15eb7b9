package io.cardtrail.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/** The test database deletes what tests made, and nobody's real data. */
final class TestNeo4jIT {
    private final TestNeo4j neo4j = TestNeo4j.shared();
    private final Driver driver = GraphDatabase.driver(neo4j.uri(), AuthTokens.basic(neo4j.user(), neo4j.password()));

    @BeforeEach
    void empty() {
        neo4j.wipe();
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void wiping_deletes_more_nodes_than_one_transaction_takes_and_keeps_constraints() {
        run("CREATE CONSTRAINT wiped_key IF NOT EXISTS FOR (n:Wiped) REQUIRE n.key IS UNIQUE");
        run("UNWIND range(1, 25000) AS i CREATE (:Wiped {key: i})-[:NEXT]->(:Wiped)");

        neo4j.wipe();

        assertThat(number("MATCH (n:Wiped) RETURN count(n)")).isZero();
        assertThat(number("SHOW CONSTRAINTS YIELD name WHERE name = 'wiped_key' RETURN count(*)"))
                .isEqualTo(1);
        run("DROP CONSTRAINT wiped_key");
    }

    @Test
    void a_database_without_the_mark_is_not_wiped() {
        run("CREATE (:SomebodysData)");
        run("MATCH (m:CardtrailTestDatabase) DELETE m");
        try {
            assertThatIllegalStateException().isThrownBy(neo4j::wipe).withMessageContaining("not wiped");
            assertThat(number("MATCH (n:SomebodysData) RETURN count(n)")).isEqualTo(1);
        } finally {
            run("CREATE (:CardtrailTestDatabase)");
        }
    }

    private void run(String query) {
        driver.executableQuery(query).execute();
    }

    private long number(String query) {
        return driver.executableQuery(query)
                .execute()
                .records()
                .getFirst()
                .get(0)
                .asLong();
    }
}
