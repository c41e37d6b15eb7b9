package io.cardtrail.report.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other people's programs say of a fresh seal. */
class SealTest {
    @TempDir
    static Path temp;

    private static Issuer issuer;
    private static SortedMap<String, byte[]> bundle = new TreeMap<>();
    private static StockTools tools;

    @BeforeAll
    static void a_sealed_bundle() throws Exception {
        issuer = Sealed.demo(temp.resolve("demo"));
        bundle = Sealed.by(issuer);
        tools = StockTools.at(
                temp.resolve("desk"), bundle, Sealed.file(bundle, "pki/ca.pem"), Sealed.file(bundle, "pki/tsa.pem"));
    }

    @Test
    void it_holds_what_the_design_lists_and_nothing_is_wrong_with_it() {
        assertThat(bundle.keySet())
                .containsExactly(
                        "SHA256SUMS",
                        "SHA256SUMS.p7s",
                        "SHA256SUMS.sm2sig",
                        "SHA256SUMS.tsr",
                        "SM3SUMS",
                        "VERIFY.md",
                        "path.json",
                        "pki/ca.crl.pem",
                        "pki/ca.pem",
                        "pki/signer.pem",
                        "pki/sm2.pub.pem",
                        "pki/tsa.pem",
                        "report.pdf",
                        "sources/b1/41.json");
        Verdict verdict = SealCheck.check(bundle, issuer.trust());
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.signer()).contains(issuer.name());
        assertThat(verdict.existedBy()).isPresent();
    }

    @Test
    void every_stock_command_finds_it_sound() throws Exception {
        for (Stock stock : Stock.values()) {
            for (String file : stock == Stock.STRUCTURE ? List.of(Seal.SIGNATURE, Seal.STAMP) : List.of("report.pdf")) {
                assertThat(tools.sound(stock, file, issuer.trust(), bundle))
                        .as(() -> {
                            try {
                                return tools.run(stock.command(file)).toString();
                            } catch (IOException e) {
                                return e.toString();
                            }
                        })
                        .isTrue();
            }
        }
    }

    @Test
    void both_lists_name_every_file_they_can() throws Exception {
        assertThat(tools.run("sha256sum -c --strict SHA256SUMS").text().lines()).hasSize(bundle.size() - 4);
        assertThat(tools.run("cksum -a sm3 --check --strict SM3SUMS").text().lines())
                .hasSize(bundle.size() - 5);
        // With the algorithm in each line, the check needs no word about it.
        assertThat(tools.run("cksum --check SM3SUMS").code()).isZero();
    }

    @Test
    void the_pdf_begins_with_what_was_given_and_is_signed_to_its_last_byte() throws Exception {
        String said = tools.run("pdfsig -nssdir ../nss report.pdf").text();
        assertThat(said)
                .contains("Signature #1:", "ETSI.CAdES.detached", "Signing Hash Algorithm: SHA-256")
                .contains("Total document signed", "Signature is Valid", "Certificate is Trusted")
                .doesNotContain("Signature #2:");
        byte[] signed = Sealed.file(bundle, "report.pdf");
        assertThat(said).contains(" - " + signed.length + "]");
    }

    @Test
    void the_time_stamp_tells_its_time_and_the_signature_its_signer() throws Exception {
        assertThat(tools.run("openssl ts -reply -in SHA256SUMS.tsr -text").text())
                .contains("Status: Granted.", "Hash Algorithm: sha256", "Time stamp: ", " GMT");
        tools.run(Stock.SIGNATURE.command(""));
        assertThat(tools.run(Stock.SIGNER.command("")).text()).contains("Cardtrail DEMO - not for court");
        assertThat(tools.run("openssl cms -cmsout -print -noout -inform DER -in SHA256SUMS.p7s")
                        .text())
                .contains("signingTime", "id-smime-aa-signingCertificateV2");
    }

    @Test
    void everything_the_demo_makes_says_that_it_is_no_proof() throws Exception {
        for (String file : List.of("pki/ca.pem", "pki/signer.pem", "pki/tsa.pem")) {
            assertThat(tools.run("openssl x509 -noout -subject -in " + file).text())
                    .as(file)
                    .contains("CN = Cardtrail DEMO - not for court");
        }
        assertThat(tools.run("openssl crl -noout -issuer -in pki/ca.crl.pem").text())
                .contains("Cardtrail DEMO - not for court");
        assertThat(new String(Sealed.file(bundle, "pki/sm2.pub.pem"), StandardCharsets.US_ASCII))
                .startsWith("Cardtrail DEMO - not for court\n");
        assertThat(issuer.demo()).isTrue();
    }

    @Test
    void names_that_another_machine_can_not_unpack_are_not_sealed() {
        for (String name :
                List.of("../x", "/x", "a//b", ".hidden", "a/-rf", "c:x", "卡.json", "a b", "x\n", "pki/ca.pem")) {
            SortedMap<String, byte[]> files = new TreeMap<>(Map.of(name, new byte[1]));
            assertThatThrownBy(() -> new Seal(issuer).over(files, Sealed.CLOCK.instant()))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void what_is_signed_is_not_signed_again() {
        assertThatThrownBy(() -> new PdfSeal(issuer).sign(Sealed.file(bundle, "report.pdf"), Sealed.CLOCK.instant()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("signed already");
        assertThatThrownBy(() ->
                        new PdfSeal(issuer).sign("no".getBytes(StandardCharsets.US_ASCII), Sealed.CLOCK.instant()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can't be signed");
    }
}
