package io.cardtrail.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cli.ReproduceCommand;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.leaks.FreshReport;
import io.cardtrail.report.again.AgainForTests;
import io.cardtrail.report.again.CleanGraph;
import io.cardtrail.report.seal.Bundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Freshly sealed reports on S1, S2 and S5, found again by whoever has nothing but the bundle and the program. */
class ReproduceIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private String said = "";

    private static SortedMap<String, byte[]> fresh(String folder) {
        return new TreeMap<>(
                Objects.requireNonNull(FreshReport.all().get(folder)).files());
    }

    @ParameterizedTest
    @ValueSource(strings = {"s1-stolen-card-ring", "s2-overwritten-resellers", "s5-destroyed-register"})
    void the_answers_are_found_again_from_the_bundle_alone(String folder, @TempDir Path temp) throws IOException {
        Path zip = Files.write(temp.resolve("report.zip"), Bundle.write(fresh(folder)));

        // One of them as whoever has nothing but the bundle and this program.
        ReproduceCommand.Databases databases = folder.startsWith("s5")
                ? data -> CleanGraph.start(data, TestNeo4j.classpathFile(), Clock.systemUTC())
                : AgainForTests::emptied;
        int status = reproduce(zip, databases);

        assertThat(status).as(said).isZero();
        assertThat(said).contains("digest found now  " + digest(folder), "SAME").doesNotContain("FOUND");
    }

    @Test
    void answers_that_do_not_follow_from_what_is_there_are_not_found_again(@TempDir Path temp) throws IOException {
        Map<String, Consumer<ObjectNode>> changes = Map.of(
                "a sale that is taken out", answer -> ((ArrayNode) answer.path("acts")).remove(1),
                "a row about records that is taken out", answer -> answer.putArray("keepings"),
                "another hop", answer -> ((ObjectNode) answer.path("asked")).put("maxHops", 1));
        changes.forEach((name, change) -> {
            SortedMap<String, byte[]> files = fresh("s2-overwritten-resellers");
            ObjectNode rests = (ObjectNode) JSON.readTree(files.get("reproduction.json"));
            change.accept((ObjectNode) rests.path("answers").path(0));
            files.put("reproduction.json", JSON.writeValueAsBytes(rests));
            assertThat(reproduce(bundle(temp, files))).as(name + said).isOne();
            assertThat(said)
                    .as(name)
                    .contains("NOT THE SAME")
                    .contains("digest stated     " + digest("s2-overwritten-resellers"));
        });
        SortedMap<String, byte[]> none = DisclosedCopy.of(fresh("s2-overwritten-resellers"), Set.of("claims/3"));
        assertThat(reproduce(bundle(temp, none))).isOne();
        assertThat(said).contains("NOT REPRODUCED: the bundle has no path.json");
        SortedMap<String, byte[]> other = fresh("s2-overwritten-resellers");
        other.put("reproduction.json", "{\"format\":\"x\",\"answers\":[]}".getBytes(UTF_8));
        assertThat(reproduce(bundle(temp, other))).isOne();
        assertThat(said).contains("NOT REPRODUCED: reproduction.json is of the form 'x'");
        assertThat(new ReproduceCommand(
                                AgainForTests::emptied, new PrintStream(new ByteArrayOutputStream(), true, UTF_8))
                        .run(List.of()))
                .isEqualTo(2);
    }

    @Test
    void what_can_not_be_found_again_says_why_and_the_other_answers_are_looked_for_all_the_same(@TempDir Path temp) {
        SortedMap<String, byte[]> files = fresh("s2-overwritten-resellers");
        ObjectNode path = (ObjectNode) JSON.readTree(files.get("path.json"));
        ((ArrayNode) path.path("questions")).add(path.path("questions").path(0));
        files.put("path.json", JSON.writeValueAsBytes(path));
        ObjectNode rests = (ObjectNode) JSON.readTree(files.get("reproduction.json"));
        ArrayNode answers = (ArrayNode) rests.path("answers");
        answers.add(answers.path(0).deepCopy());
        files.put("reproduction.json", JSON.writeValueAsBytes(rests));
        assertThat(reproduce(bundle(temp, files))).as(said).isZero();
        assertThat(said).contains("answer 1: 15 acts", "answer 2: 15 acts", "SAME");

        ObjectNode judged = (ObjectNode) answers.path(0);
        judged.put("impossible", "JUDGEMENTS").remove("asked");
        judged.putArray("acts");
        files.put("reproduction.json", JSON.writeValueAsBytes(rests));
        assertThat(reproduce(bundle(temp, files))).isOne();
        assertThat(said)
                .contains(
                        "answer 1: NOT REPRODUCIBLE from the bundle alone: JUDGEMENTS",
                        "answer 2: 15 acts",
                        "NOT THE SAME")
                .containsOnlyOnce("digest found now");
    }

    private static Path bundle(Path temp, SortedMap<String, byte[]> files) {
        try {
            return Files.write(temp.resolve("changed.zip"), Bundle.write(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String folder) {
        return JSON.readTree(fresh(folder).get("path.json"))
                .path("questions")
                .path(0)
                .path("digest")
                .asString();
    }

    private int reproduce(Path file) {
        return reproduce(file, AgainForTests::emptied);
    }

    private int reproduce(Path file, ReproduceCommand.Databases databases) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = new ReproduceCommand(databases, new PrintStream(bytes, true, UTF_8)).run(List.of(file.toString()));
        said = bytes.toString(UTF_8);
        return status;
    }
}
