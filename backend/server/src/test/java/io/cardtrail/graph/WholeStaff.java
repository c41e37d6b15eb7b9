package io.cardtrail.graph;

import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;

/** One account with everything it may have, so that a database knows every name the statements use. */
final class WholeStaff {
    private WholeStaff() {}

    static void write(TestNeo4j neo4j) {
        try (Driver driver = GraphDatabase.driver(neo4j.uri(), AuthTokens.basic(neo4j.user(), neo4j.password()));
                Session session = driver.session()) {
            session.run("""
                            CREATE (a:Staff {name: 'whole', roles: ['AUDITOR'], holder: 'x', jurisdiction: 'CN', disabled: true,
                              password: 'x', issuer: 'x', subject: 'x', createdAt: 0, synthetic: true})
                            CREATE (:StaffSession {digest: 'x', method: 'CODE', startedAt: 0, seenAt: 0, until: 0,
                              steppedUpUntil: 0})-[:SESSION_OF]->(a)
                            CREATE (:StaffToken {id: 'x', digest: 'x', name: 'x', roles: [], issuedAt: 0, until: 0,
                              usedAt: 0})-[:TOKEN_OF]->(a)
                            CREATE (:StaffCode {digest: 'x', purpose: 'SIGN_IN', until: 0})-[:CODE_FOR]->(a)
                            CREATE (:StaffLock {name: 'whole', at: 0})""").consume();
        }
    }
}
