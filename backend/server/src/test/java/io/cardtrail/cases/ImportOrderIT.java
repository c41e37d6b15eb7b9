package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.TestNeo4j;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever was imported before and however often: the same files make the same graph. */
class ImportOrderIT {
    /** The bulk case has the same kinds of file and takes minutes; {@code -Dorder.cases=} names others. */
    private static final List<String> CASES = List.of(System.getProperty(
                    "order.cases",
                    "s0-dirty-import,s1-stolen-card-ring,s2-overwritten-resellers,s3-vpn-burst,s4-iot-sim,s5-destroyed-register")
            .split(",", -1));

    @Test
    void every_file_three_times_shuffled_among_those_of_other_cases_gives_the_graph_of_once_in_order() {
        long seed = Long.getLong("order.seed", new SplittableRandom().nextLong());
        System.out.println("import order: -Dorder.seed=" + seed);
        List<Path> inOrder = CASES.stream().flatMap(ImportOrderIT::files).toList();
        List<Path> thrice = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            thrice.addAll(inOrder);
        }
        Collections.shuffle(thrice, new Random(seed));

        String once = digestAfter(inOrder);

        assertThat(digestAfter(thrice)).as("seed %d", seed).isEqualTo(once);
    }

    private static String digestAfter(List<Path> files) {
        TestNeo4j neo4j = TestNeo4j.shared();
        neo4j.wipe();
        CaseImport.open(neo4j, imports -> {
            for (Path file : files) {
                CaseImport.importOne(imports, file.resolve("../..").normalize(), file);
            }
        });
        assertThat(neo4j.count("MATCH (a:Act) RETURN count(a) AS n")).isPositive();
        return neo4j.digest();
    }

    private static Stream<Path> files(String name) {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/cases", name, "files"))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
