package io.cardtrail.report.again;

import io.cardtrail.graph.Batch;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.QueryCatalogue;
import io.cardtrail.graph.TestNeo4j;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What tests of other rooms need of this one. */
public final class AgainForTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AgainForTests() {}

    /** {@return the tests' database, emptied, in place of one that is started} */
    public static CleanGraph emptied(Path folder) {
        TestNeo4j neo4j = TestNeo4j.shared();
        neo4j.wipe();
        return CleanGraph.over(
                Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), QueryCatalogue.load()),
                folder,
                Clock.systemUTC());
    }

    /** {@return what would be loaded} */
    public static List<Batch> batches(Reproduction.Answer answer, Instant within) {
        return RowsOfAnswer.of(answer, within);
    }

    /** {@return an answer as it comes out of a bundle's file} */
    public static Reproduction.Answer written(Reproduction.Answer answer) {
        try {
            return Reproduction.read(JSON.writeValueAsBytes(Reproduction.of(List.of(answer))))
                    .answers()
                    .getFirst();
        } catch (CannotReproduce e) {
            throw new AssertionError(e);
        }
    }
}
