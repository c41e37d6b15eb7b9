package io.cardtrail.graph;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.Neo4jException;

/** Where Neo4j answers and as whom. Holds the password's file and not the password, so that it can be logged. */
public record Neo4jAddress(URI uri, String user, Path passwordFile) {

    /** {@return the password, read from its file now} */
    public String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new GraphUnavailable(
                    "Cannot read Neo4j's password from " + passwordFile
                            + "; make this file readable for the user that runs Cardtrail",
                    e);
        }
    }

    /** {@return whether a Neo4j that takes this password is there now} */
    boolean answers() {
        Config soon = Config.builder()
                .withConnectionTimeout(3, TimeUnit.SECONDS)
                .withTelemetryDisabled(true)
                .build();
        try (Driver driver = GraphDatabase.driver(uri, AuthTokens.basic(user, password()), soon)) {
            driver.verifyConnectivity();
            return true;
        } catch (Neo4jException e) {
            return false;
        }
    }
}
