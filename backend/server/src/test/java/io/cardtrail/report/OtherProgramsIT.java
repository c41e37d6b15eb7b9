package io.cardtrail.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.leaks.FreshReport;
import io.cardtrail.model.Sha256;
import io.cardtrail.report.caseuco.Shacl;
import io.cardtrail.report.pages.ReadBack;
import io.cardtrail.report.seal.Dss;
import io.cardtrail.report.seal.StockTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs that are not ours say of freshly sealed reports on S1, S2 and S5: all that docs/verify-a-report.md names. */
class OtherProgramsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static SortedMap<String, byte[]> fresh(String folder) {
        return Objects.requireNonNull(FreshReport.all().get(folder)).files();
    }

    private static byte[] file(String folder, String name) {
        return Objects.requireNonNull(fresh(folder).get(name), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s1-stolen-card-ring", "s2-overwritten-resellers", "s5-destroyed-register"})
    void other_peoples_programs_say_the_same_of_a_fresh_report(String folder, @TempDir Path temp) throws IOException {
        SortedMap<String, byte[]> files = fresh(folder);
        StockTools tools = StockTools.unpacked(temp, files);
        String page = Files.readString(Path.of("../../docs/verify-a-report.md"));
        StringBuilder script = new StringBuilder();
        Matcher block = Pattern.compile("(?ms)^```(?:sh|shell)\\n(.*?)^```$").matcher(page);
        while (block.find()) {
            script.append(block.group(1));
        }
        StockTools.Said said = tools.run("sh " + Files.writeString(temp.resolve("followed.sh"), script));

        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text())
                .contains(
                        "CAdES Verification successful",
                        "Verification: OK",
                        "Verified OK",
                        "none more, none less",
                        "Signature is Valid",
                        "Total document signed",
                        "Certificate is Trusted",
                        "the same path.json")
                .containsPattern("(?s)PROVED: the entry.*PROVED: the entry")
                .contains(JSON.readTree(files.get("path.json"))
                                .path("instrument")
                                .path("hash")
                                .asString() + "  instrument.json")
                .doesNotContain("FAILED", "NOT PROVED", "ismatch", "Signature #2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s1-stolen-card-ring", "s2-overwritten-resellers", "s5-destroyed-register"})
    void jena_says_that_the_graph_conforms_to_the_shapes_beside_it(String folder) {
        assertThat(Shacl.said(file(folder, "path.case.jsonld"), file(folder, "shapes.ttl")))
                .containsPattern("sh:conforms\\s+true")
                .doesNotContain("sh:result");
        assertThat(Shacl.said("{}".getBytes(UTF_8), file(folder, "shapes.ttl")))
                .as("no yes-man")
                .containsPattern("sh:conforms\\s+false");
    }

    @ParameterizedTest
    @MethodSource("fewPages")
    void dss_says_which_signatures_these_are_and_that_they_pass(String folder) throws Exception {
        assertThat(Dss.pages(fresh(folder))).isEqualTo(new Dss.Said(1, "PAdES-BASELINE-T", "TOTAL_PASSED", List.of()));
        assertThat(Dss.list(fresh(folder))).isEqualTo(new Dss.Said(1, "CAdES-BASELINE-B", "TOTAL_PASSED", List.of()));
    }

    /** S1 in {@code -Pfull} only: its 51 pages take as long as all the rest. */
    static Stream<String> fewPages() {
        return Stream.of("s1-stolen-card-ring", "s2-overwritten-resellers", "s5-destroyed-register")
                .filter(folder -> Boolean.getBoolean("report.all") || !folder.startsWith("s1"));
    }

    @ParameterizedTest
    @MethodSource("fewPages")
    void verapdf_passes_the_signed_pages_as_3a_and_ua1(String folder) throws Exception {
        byte[] pdf = file(folder, "report.pdf");
        assertThat(ReadBack.complaints(pdf, PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s1-stolen-card-ring", "s2-overwritten-resellers", "s5-destroyed-register"})
    void pdftotext_reads_title_number_and_every_claim_in_both_languages(String folder) throws Exception {
        byte[] canonical = file(folder, "path.json");
        JsonNode path = JSON.readTree(canonical);
        String text = Arrays.stream(ReadBack.text(file(folder, "report.pdf")).split("\f"))
                .map(OtherProgramsIT::withoutHeading)
                .collect(Collectors.joining());
        for (String said : List.of(
                "话费卡流转路径报告/Pathreportonprepaidtop-upcards",
                path.at("/report/title").asString(),
                FreshReport.RECIPIENT,
                "报告编号/Reportnumber" + Sha256.hex(canonical),
                path.at("/questions/0/digest").asString(),
                path.at("/instrument/hash").asString(),
                path.at("/absence/0/whole").asBoolean()
                        ? path.at("/absence/0/ledgerRoot").asString()
                        : "不主张没有其他记录")) {
            assertThat(text.contains(said)).as("%s says %s", folder, said).isTrue();
        }
        assertThat(path.path("claims").size()).isPositive();
        int at = 0;
        for (JsonNode claim : path.path("claims").values()) {
            String n = claim.path("n").asString();
            String kind = claim.at("/act/kind").asString();
            at = text.indexOf(
                    "主张" + n + "·" + named("zh", kind) + "/Claim" + n + "·" + ReadBack.run(named("en", kind)), at);
            assertThat(at).as("claim %s, %s, of %s", n, kind, folder).isNotNegative();
            int next = text.indexOf("主张" + (claim.path("n").asInt() + 1) + "·", at);
            String own = text.substring(at, next < 0 ? text.length() : next);
            for (String said : List.of("/act/at", "/commitment", "/sources/0/leaf", "/sources/0/sha256")) {
                assertThat(own.contains(claim.at(said).asString()))
                        .as("claim %s of %s says %s", n, folder, said)
                        .isTrue();
            }
        }
    }

    /** What every page begins with may stand in the middle of a claim. */
    private static String withoutHeading(String page) {
        return ReadBack.run(page.replaceFirst("(?s)^.*?Page\\s+\\d+\\s+\\d+", ""));
    }

    private static String named(String language, String kind) throws IOException {
        return JSON.readTree(Files.readString(Path.of("src/main/resources/report/text." + language + ".json")))
                .path("act." + kind)
                .asString();
    }
}
