package io.cardtrail.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cardtrail.cli.RedactCommand;
import io.cardtrail.cli.VerifyCommand;
import io.cardtrail.leaks.FreshReport;
import io.cardtrail.model.BadRequest;
import io.cardtrail.report.seal.Bundle;
import io.cardtrail.report.seal.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Freshly sealed reports on S1, S2 and S5: sound as they are, and whatever is changed in one is found, by name. */
class SealedReportIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static ReportCheck.Known known = new ReportCheck.Known(
            new Trust("0".repeat(64), "0".repeat(64), Optional.empty(), Optional.empty(), List.of(), Instant.EPOCH),
            Optional.empty(),
            Optional.empty());

    @BeforeAll
    static void seals() {
        known = fresh("s2-overwritten-resellers").known();
    }

    private static FreshReport fresh(String folder) {
        return Objects.requireNonNull(FreshReport.all().get(folder));
    }

    private static SortedMap<String, byte[]> copy() {
        return new TreeMap<>(fresh("s2-overwritten-resellers").files());
    }

    private static SortedMap<String, byte[]> other() {
        return fresh("s1-stolen-card-ring").files();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s1-stolen-card-ring", "s2-overwritten-resellers", "s5-destroyed-register"})
    void a_fresh_report_is_sound(String folder) {
        ReportCheck.Outcome outcome =
                ReportCheck.of(fresh(folder).files(), fresh(folder).known());

        assertThat(outcome.seal().findings()).isEmpty();
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.unchecked()).isEmpty();
        assertThat(outcome.sound()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> whatever_is_changed_is_found_by_its_name() {
        return BundleChange.all(other()).stream()
                .map(change -> DynamicTest.dynamicTest(change.name(), () -> {
                    SortedMap<String, byte[]> files = copy();
                    change.change().accept(files);
                    ReportCheck.Outcome outcome = ReportCheck.of(files, known);
                    assertThat(outcome.faults()).extracting(ReportFault::code).contains(change.code());
                    assertThat(outcome.seal().sound()).as("the seal").isFalse();
                }));
    }

    @Test
    void one_flipped_bit_in_any_file_breaks_the_seal() {
        long seed = Long.getLong("report.seed", System.nanoTime());
        Random random = new Random(seed);
        copy().forEach((name, content) -> {
            SortedMap<String, byte[]> files = copy();
            byte[] flipped = Arrays.copyOf(content, content.length);
            int place = random.nextInt(flipped.length);
            flipped[place] ^= (byte) (1 << random.nextInt(8));
            files.put(name, flipped);
            assertThat(ReportCheck.of(files, known).sound())
                    .as("%s at %d, -Dreport.seed=%d", name, place, seed)
                    .isFalse();
        });
    }

    @Test
    void a_report_under_other_roots_of_trust_is_not_believed() {
        ReportCheck.Known other = new ReportCheck.Known(
                new Trust("0".repeat(64), "0".repeat(64), Optional.empty(), Optional.empty(), List.of(), Instant.now()),
                Optional.empty(),
                Optional.empty());

        ReportCheck.Outcome outcome = ReportCheck.of(copy(), other);

        assertThat(outcome.seal().sound()).isFalse();
        assertThat(outcome.unchecked()).hasSize(2);
    }

    @Test
    void a_copy_that_withholds_parts_verifies_against_the_same_seal_and_tells_nothing_of_them() {
        SortedMap<String, byte[]> copy =
                DisclosedCopy.of(copy(), Set.of("claims/3", "entities/5", "conservation", "layouts"));

        ReportCheck.Outcome outcome = ReportCheck.of(copy, known);

        assertThat(outcome.seal().findings()).isEmpty();
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.unchecked())
                .singleElement()
                .asString()
                .contains("claims/3", "conservation/1", "entities/5", "layouts/1");
        JsonNode withheld =
                JSON.readTree(copy().get("path.json")).path("claims").path(2);
        String row = withheld.path("sources").path(0).path("path").asString();
        assertThat(copy).doesNotContainKeys("path.json", "report.pdf", "path.case.jsonld", row);
        String told = new String(copy.get("path.disclosed.json"), UTF_8);
        assertThat(told)
                .contains(JSON.readTree(copy().get("path.json"))
                        .path("claims")
                        .path(1)
                        .path("salt")
                        .asString())
                .doesNotContain(
                        row,
                        withheld.path("salt").asString(),
                        withheld.path("sources").path(0).path("leaf").asString());
        assertThat(copy.keySet().stream().filter(name -> name.startsWith("sources/")))
                .hasSize(10);
    }

    @Test
    void a_part_of_such_a_copy_that_was_altered_or_put_in_is_found() {
        for (String[] change : new String[][] {{"OVERWRITTEN", "NEVER_MADE"}, {"\"gaps/1\"", "\"gaps/2\""}}) {
            SortedMap<String, byte[]> copy = DisclosedCopy.of(copy(), Set.of("claims/3"));
            String told = new String(copy.get("path.disclosed.json"), UTF_8);
            assertThat(told).contains(change[0]);
            copy.put("path.disclosed.json", told.replace(change[0], change[1]).getBytes(UTF_8));

            assertThat(ReportCheck.of(copy, known).faults())
                    .extracting(ReportFault::code)
                    .contains("PART_ALTERED");
        }
    }

    @Test
    void one_flipped_bit_in_any_file_of_such_a_copy_breaks_the_seal() {
        long seed = Long.getLong("report.seed", System.nanoTime());
        Random random = new Random(seed);
        SortedMap<String, byte[]> copy = DisclosedCopy.of(copy(), Set.of("layouts"));
        copy.forEach((name, content) -> {
            SortedMap<String, byte[]> files = new TreeMap<>(copy);
            byte[] flipped = Arrays.copyOf(content, content.length);
            int place = random.nextInt(flipped.length);
            flipped[place] ^= (byte) (1 << random.nextInt(8));
            files.put(name, flipped);
            assertThat(ReportCheck.of(files, known).sound())
                    .as("%s at %d, -Dreport.seed=%d", name, place, seed)
                    .isFalse();
        });
    }

    @Test
    void nothing_that_was_altered_passes_because_a_copy_lies_beside_it_or_lacks_it() {
        SortedMap<String, byte[]> whole = copy();
        SortedMap<String, byte[]> copy = DisclosedCopy.of(whole, Set.of("layouts"));
        for (String name : List.of("report.pdf", "path.json", "path.case.jsonld", "reproduction.json")) {
            byte[] sealed = Objects.requireNonNull(whole.get(name));
            byte[] altered = Arrays.copyOf(sealed, sealed.length + 1);
            altered[sealed.length] = '\n';
            SortedMap<String, byte[]> put = new TreeMap<>(copy);
            put.put(name, altered);
            assertThat(ReportCheck.of(put, known).sound())
                    .as("%s, altered, in a copy", name)
                    .isFalse();
            SortedMap<String, byte[]> beside = new TreeMap<>(whole);
            beside.put("path.disclosed.json", Objects.requireNonNull(copy.get("path.disclosed.json")));
            beside.put(name, altered);
            assertThat(ReportCheck.of(beside, known).sound())
                    .as("%s, altered, with a copy beside it", name)
                    .isFalse();
        }
    }

    @Test
    void who_sold_and_who_bought_can_not_be_exchanged_in_a_row_of_a_copy() {
        SortedMap<String, byte[]> copy = DisclosedCopy.of(copy(), Set.of("layouts"));
        String row = copy.keySet().stream()
                .filter(name -> name.startsWith("sources/"))
                .filter(name -> new String(copy.get(name), UTF_8).contains("SOLD_TO"))
                .findFirst()
                .orElseThrow();
        String told = new String(copy.get(row), UTF_8);
        copy.put(
                row,
                told.replace("\"SOLD_BY\"", "\"x\"")
                        .replace("SOLD_TO", "SOLD_BY")
                        .replace("\"x\"", "\"SOLD_TO\"")
                        .getBytes(UTF_8));

        assertThat(ReportCheck.of(copy, known).sound()).isFalse();
    }

    @Test
    void what_a_report_is_can_not_be_withheld_and_neither_can_what_it_does_not_have() {
        for (String part : List.of("report", "instrument", "questions", "questions/1", "claims/99", "x", "")) {
            assertThatExceptionOfType(BadRequest.class)
                    .isThrownBy(() -> DisclosedCopy.of(copy(), Set.of(part)))
                    .withMessageContaining("commitments.txt has their names");
        }
    }

    @Test
    void the_commands_say_it_in_words_and_by_their_status(@TempDir Path temp) throws IOException {
        Path zip = Files.write(temp.resolve("report.zip"), Bundle.write(copy()));
        Path copied = temp.resolve("copy.zip");
        assertThat(verify(zip)).isZero();
        assertThat(said)
                .contains("OK: nothing is wrong", "signed by", "existed by")
                .doesNotContain("FOUND", "NOT CHECKED");
        assertThat(new RedactCommand(printed())
                        .run(List.of(zip.toString(), "--withhold", "claims/2,claims/3", "--out", copied.toString())))
                .isZero();
        assertThat(verify(copied)).isZero();
        assertThat(said).contains("NOT CHECKED what this copy withholds: claims/2, claims/3");
        assertThat(new RedactCommand(printed())
                        .run(List.of(zip.toString(), "--withhold", "claims/2", "--out", copied.toString())))
                .as("nothing is overwritten")
                .isEqualTo(2);

        SortedMap<String, byte[]> altered = copy();
        altered.put("claims.txt", new byte[1]);
        byte[] pages = Objects.requireNonNull(altered.get("report.pdf"));
        altered.put("report.pdf", Arrays.copyOf(pages, pages.length + 1));
        Files.write(zip, Bundle.write(altered));
        assertThat(verify(zip)).isOne();
        assertThat(said)
                .contains(
                        "FOUND EXTRA_FILE claims.txt",
                        "shown by: ",
                        "sha256sum",
                        "pdfsig",
                        "NOT OK: do not rely on this report");
        Files.writeString(zip, "no zip");
        assertThat(verify(zip)).isOne();
        assertThat(said).contains("BAD_BUNDLE");
        assertThat(new VerifyCommand(Clock.systemUTC(), printed()).run(List.of(zip.toString())))
                .isEqualTo(2);
        assertThat(said()).contains("give a file, --ca and --tsa-ca", "never take it from the bundle");
    }

    private String said = "";
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private PrintStream printed() {
        bytes = new ByteArrayOutputStream();
        return new PrintStream(bytes, true, UTF_8);
    }

    private String said() {
        return bytes.toString(UTF_8);
    }

    private int verify(Path file) {
        int status = new VerifyCommand(Clock.systemUTC(), printed())
                .run(List.of(
                        file.toString(),
                        "--ca",
                        known.seal().authority(),
                        "--tsa-ca",
                        known.seal().stampAuthority(),
                        "--signer",
                        known.seal().signer().orElseThrow(),
                        "--sm2",
                        known.seal().sm2().orElseThrow(),
                        "--log-key",
                        known.logKey().orElseThrow(),
                        "--recipient",
                        FreshReport.RECIPIENT));
        said = said();
        return status;
    }
}
