package io.cardtrail.report.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that goes with every bundle can be followed to the letter. */
class VerifyPageTest {
    private static final Path PAGE = Path.of("../../docs/verify-a-report.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    @TempDir
    static Path temp;

    private static String page = "";
    private static StringBuilder said = new StringBuilder();
    private static Issuer issuer;

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            lines.addAll(block.group(1).lines().toList());
        }
        return lines;
    }

    @BeforeAll
    static void the_page_was_followed() throws Exception {
        page = Files.readString(PAGE);
        issuer = Sealed.demo(temp.resolve("demo"));
        SortedMap<String, byte[]> bundle = Sealed.by(issuer);
        StockTools tools = StockTools.unpacked(temp.resolve("desk"), bundle);
        // One shell: a variable is set and used.
        Files.writeString(temp.resolve("followed.sh"), String.join("\n", lines()) + "\n");
        StockTools.Said all = tools.run("sh " + temp.resolve("followed.sh"));
        said.append(all.text());
        assertThat(all.code()).as(all.text()).isZero();
    }

    private static int times(String phrase) {
        return said.toString().split(Pattern.quote(phrase), -1).length - 1;
    }

    @Test
    void everything_that_must_be_read_is_there() {
        assertThat(said.toString()).doesNotContain("FAILED", "rror", "ismatch", "Signature #2");
        assertThat(times("CAdES Verification successful")).isEqualTo(2);
        assertThat(times("pki/signer.pem: OK")).isEqualTo(2 + 2);
        assertThat(times("Verification: OK")).isEqualTo(2);
        assertThat(times("Time stamp: ")).isEqualTo(1);
        assertThat(times("as written")).isEqualTo(2);
        assertThat(times("none more, none less")).isEqualTo(1);
        assertThat(times("the same files")).isEqualTo(1);
        assertThat(times("the same certificate")).isEqualTo(2);
        assertThat(times("Verified OK")).isEqualTo(1);
        assertThat(times("Signature is Valid")).isEqualTo(1);
        assertThat(times("Total document signed")).isEqualTo(1);
        assertThat(times("Certificate is Trusted")).isEqualTo(1);
        String plain = said.toString().replace(":", "").toLowerCase(Locale.ROOT);
        Trust trust = issuer.trust();
        assertThat(plain)
                .contains("\n1\n", trust.authority(), trust.stampAuthority())
                .contains(trust.signer().orElseThrow(), trust.sm2().orElseThrow());
    }

    @Test
    void every_command_that_a_finding_names_is_on_the_page_and_every_finding_too() {
        assertThat(Stream.of(Stock.values()).map(stock -> stock.command("report.pdf")))
                .filteredOn(command -> !command.startsWith("openssl asn1parse"))
                .allSatisfy(command -> assertThat(lines()).contains(command));
        assertThat(page).contains(Stock.STRUCTURE.command(Seal.SIGNATURE));
        assertThat(Stream.of(Fault.values()).map(fault -> "`" + fault + "`"))
                .allSatisfy(fault -> assertThat(page).contains(fault));
    }

    @Test
    void the_page_in_the_bundle_is_the_page_in_docs() throws IOException {
        try (var in = Seal.class.getResourceAsStream("/report/verify-a-report.md")) {
            assertThat(in).isNotNull();
            assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(PAGE));
        }
    }
}
