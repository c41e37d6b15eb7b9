package io.cardtrail.report.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.Pem;
import io.cardtrail.report.seal.DemoCertificates.Term;
import io.cardtrail.report.seal.DemoCertificates.Use;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encoding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was done to a bundle is found by our check, and by the command of other people's programs that the finding names. */
class TamperTest {
    private static final int FLIPS_OF_A_FILE = Integer.getInteger("seal.flips", 3);
    private static final int FLIPS_OF_A_SIGNATURE = 4 * FLIPS_OF_A_FILE;

    @TempDir
    static Path temp;

    private static KeyPair authorityKeys;
    private static X509Certificate authority;
    private static Issuer issuer;
    private static SortedMap<String, byte[]> sound = new TreeMap<>();
    private static SortedMap<String, byte[]> second = new TreeMap<>();
    private static StockTools tools;

    private static Instant now() {
        return Sealed.CLOCK.instant();
    }

    private static Term term() {
        return Term.of(now(), Duration.ofDays(30));
    }

    /** An issuer under the CA of this test, nothing of which is looked at. */
    private static Issuer issuer(Term term, boolean revoked, Term crlTerm) throws Exception {
        KeyPair keys = DemoCertificates.keys();
        X509Certificate signer =
                DemoCertificates.issue(Use.SIGNER, keys.getPublic(), authority, authorityKeys.getPrivate(), term);
        X509CRL crl = DemoCertificates.crl(
                authority, authorityKeys.getPrivate(), crlTerm, revoked ? List.of(signer) : List.of());
        KeyPair stampKeys = DemoCertificates.keys();
        X509Certificate stamps = DemoCertificates.issue(
                Use.STAMPS, stampKeys.getPublic(), authority, authorityKeys.getPrivate(), term());
        return new Issuer(
                new SealKeys(
                        keys.getPrivate(),
                        null,
                        List.of(signer),
                        authority,
                        List.of(crl),
                        Sm2.fresh(new SecureRandom()),
                        true),
                new DemoStamps(stampKeys.getPrivate(), stamps, authority, Sealed.CLOCK),
                Sealed.CLOCK);
    }

    @BeforeAll
    static void two_sealed_bundles() throws Exception {
        authorityKeys = DemoCertificates.keys();
        authority = DemoCertificates.authority(authorityKeys, term());
        issuer = issuer(term(), false, term());
        sound = Sealed.by(issuer);
        SortedMap<String, byte[]> other = Sealed.files();
        other.put("path.json", "{\"claims\":[]}".getBytes(StandardCharsets.UTF_8));
        other.put("report.pdf", new PdfSeal(issuer).sign(Sealed.pdf(), now()));
        other.putAll(new Seal(issuer).over(other, now()));
        second = other;
        tools = StockTools.at(
                temp.resolve("desk"), sound, Sealed.file(sound, "pki/ca.pem"), Sealed.file(sound, "pki/tsa.pem"));
    }

    private static SortedMap<String, byte[]> copy() {
        return new TreeMap<>(sound);
    }

    /** The lists and signatures anew by {@code by}, who is not honest, or not careful. */
    private static SortedMap<String, byte[]> sealedAnew(SortedMap<String, byte[]> bundle, Issuer by) throws Exception {
        SortedMap<String, byte[]> listed = new TreeMap<>(bundle);
        listed.keySet().removeAll(Seal.BESIDE);
        return signedAnew(bundle, Sums.SHA256.write(listed), by);
    }

    private static SortedMap<String, byte[]> signedAnew(SortedMap<String, byte[]> bundle, byte[] list, Issuer by)
            throws Exception {
        SortedMap<String, byte[]> anew = new TreeMap<>(bundle);
        anew.put(Seal.LIST, list);
        anew.put(
                Seal.SIGNATURE,
                Cms.detached(by.keys(), list, Optional.of(now())).getEncoded(ASN1Encoding.DER));
        anew.put(Seal.STAMP, StampFile.exact(by.stamps().stamp(list)));
        anew.put(Seal.SM2_SIGNATURE, by.keys().sm2().sign(list));
        return anew;
    }

    private static Set<Fault> found(Map<String, byte[]> bundle, Trust trust, String what) throws IOException {
        Verdict verdict = SealCheck.check(bundle, trust);
        assertThat(verdict.findings()).as(what).isNotEmpty();
        Set<Stock> shown = EnumSet.noneOf(Stock.class);
        for (Finding finding : verdict.findings()) {
            Stock stock = finding.fault().stock();
            // Only EU DSS reads whose time-stamp stands in a PDF; where the PDF was altered, the list shows it by
            // another finding.
            if (finding.fault() != Fault.PDF_STAMP && shown.add(stock)) {
                assertThat(tools.sound(stock, finding.file(), trust, sound))
                        .as("%s: %s, by %s", what, finding, finding.command())
                        .isFalse();
            }
        }
        assertThat(shown).as("%s is shown by some command", what).isNotEmpty();
        return verdict.findings().stream().map(Finding::fault).collect(Collectors.toSet());
    }

    private static Set<Fault> unpackedAndFound(Map<String, byte[]> bundle, Trust trust, String what)
            throws IOException {
        tools.unpack(bundle);
        return found(bundle, trust, what);
    }

    @Test
    void a_flipped_bit_in_any_file() throws Exception {
        long seed = Long.getLong("seal.seed", new Random().nextLong());
        System.out.println("TamperTest: seal.seed=" + seed);
        Random random = new Random(seed);
        tools.unpack(sound);
        for (String name : sound.keySet()) {
            int flips = Seal.BESIDE.contains(name) ? FLIPS_OF_A_SIGNATURE : FLIPS_OF_A_FILE;
            for (int i = 0; i < flips; i++) {
                byte[] bytes = Sealed.file(sound, name).clone();
                int at = random.nextInt(bytes.length);
                int bit = 1 << random.nextInt(8);
                bytes[at] ^= (byte) bit;
                SortedMap<String, byte[]> bundle = copy();
                bundle.put(name, bytes);
                tools.put(name, bytes);
                found(bundle, issuer.trust(), name + " byte " + at + " bit " + bit + " (seed " + seed + ")");
            }
            tools.put(name, Sealed.file(sound, name));
        }
    }

    @Test
    void a_key_that_is_the_same_and_written_otherwise_is_altered_and_no_other_key() throws Exception {
        Issuer even;
        do {
            even = issuer(term(), false, term());
        } while (even.keys().sm2().publicKey()[90] % 2 != 0);
        SortedMap<String, byte[]> bundle = Sealed.by(even);
        byte[] der = even.keys().sm2().publicKey();
        // The bits at the end of the BIT STRING that don't count: none. Its last is 0, whether it counts or not.
        assertThat(der[25]).isZero();
        der[25] = 1;
        byte[] anew = Pem.of("PUBLIC KEY", der).getBytes(StandardCharsets.US_ASCII);
        bundle.put(Seal.SM2_KEY, anew);
        assertThat(unpackedAndFound(bundle, even.trust(), "a bit that does not count"))
                .containsExactlyInAnyOrder(Fault.ALTERED_SHA256, Fault.ALTERED_SM3);
        assertThat(tools.run(Stock.SM2_KEY.command("")).text())
                .contains(even.keys().sm2().fingerprint());
    }

    @Test
    void what_stands_around_a_list_of_revoked_certificates_is_none_of_it() throws Exception {
        SortedMap<String, byte[]> bundle = copy();
        byte[] around = new String(Sealed.file(sound, Seal.CRL), StandardCharsets.US_ASCII)
                .replace("-----END X509 CRL-----\n", "-----END X509 CRL-----\u0001")
                .getBytes(StandardCharsets.US_ASCII);
        bundle.put(Seal.CRL, around);
        assertThat(unpackedAndFound(bundle, issuer.trust(), "a byte behind"))
                .containsExactlyInAnyOrder(Fault.ALTERED_SHA256, Fault.ALTERED_SM3);
        assertThat(tools.run(Stock.CHAIN.command("")).code()).isZero();
    }

    @Test
    void a_file_taken_out_or_put_in() throws Exception {
        SortedMap<String, byte[]> bundle = copy();
        bundle.remove("sources/b1/41.json");
        assertThat(unpackedAndFound(bundle, issuer.trust(), "taken out")).containsExactly(Fault.MISSING_FILE);
        bundle = copy();
        bundle.put("sources/b1/42.json", new byte[1]);
        assertThat(unpackedAndFound(bundle, issuer.trust(), "put in")).containsExactly(Fault.EXTRA_FILE);
    }

    @Test
    void a_signature_taken_off() throws Exception {
        for (Map.Entry<String, Fault> each : Map.of(
                        Seal.SIGNATURE, Fault.MISSING_SIGNATURE,
                        Seal.STAMP, Fault.MISSING_STAMP,
                        Seal.SM2_SIGNATURE, Fault.MISSING_SM2,
                        Seal.LIST, Fault.MISSING_FILE)
                .entrySet()) {
            SortedMap<String, byte[]> bundle = copy();
            bundle.remove(each.getKey());
            assertThat(unpackedAndFound(bundle, issuer.trust(), each.getKey())).contains(each.getValue());
        }
    }

    @Test
    void a_signature_of_another_bundle() throws Exception {
        for (Map.Entry<String, Fault> each : Map.of(
                        Seal.SIGNATURE, Fault.BAD_SIGNATURE,
                        Seal.STAMP, Fault.OTHER_STAMP,
                        Seal.SM2_SIGNATURE, Fault.BAD_SM2)
                .entrySet()) {
            SortedMap<String, byte[]> bundle = copy();
            bundle.put(each.getKey(), Sealed.file(second, each.getKey()));
            assertThat(unpackedAndFound(bundle, issuer.trust(), each.getKey())).containsExactly(each.getValue());
        }
    }

    @Test
    void an_authority_of_the_same_name() throws Exception {
        Issuer foreign = Sealed.demo(temp.resolve("foreign"));
        SortedMap<String, byte[]> bundle = Sealed.by(foreign);
        assertThat(foreign.name()).isEqualTo(issuer.name());
        assertThat(unpackedAndFound(bundle, issuer.trust(), "another CA"))
                .contains(Fault.OTHER_AUTHORITY, Fault.OTHER_STAMP_AUTHORITY, Fault.OTHER_SM2_KEY);
        assertThat(tools.run(Stock.SIGNATURE.command("")).text()).contains("certificate verify error");
        assertThat(tools.run(Stock.STAMP.command("")).text()).contains("Verification: FAILED");
        // With the right roots put in, what was signed leads elsewhere.
        bundle.put(Seal.AUTHORITY, Sealed.file(sound, Seal.AUTHORITY));
        bundle.put(Seal.STAMP_AUTHORITY, Sealed.file(sound, Seal.STAMP_AUTHORITY));
        assertThat(unpackedAndFound(sealedAnew(bundle, foreign), issuer.trust(), "another CA's certificate"))
                .contains(Fault.UNTRUSTED_SIGNER, Fault.UNTRUSTED_STAMP);
        // The right one in front: a list of roots would trust both.
        SortedMap<String, byte[]> both = new TreeMap<>(bundle);
        byte[] first = Sealed.file(sound, Seal.AUTHORITY);
        byte[] roots = Arrays.copyOf(first, first.length + Sealed.file(bundle, Seal.AUTHORITY).length);
        System.arraycopy(Sealed.file(bundle, Seal.AUTHORITY), 0, roots, first.length, roots.length - first.length);
        both.put(Seal.AUTHORITY, roots);
        assertThat(unpackedAndFound(sealedAnew(both, foreign), issuer.trust(), "two CAs"))
                .contains(Fault.OTHER_AUTHORITY);
        assertThat(tools.run(Stock.SIGNATURE.command("")).text()).contains("certificate verify error");
    }

    @Test
    void another_signer_under_the_same_authority() throws Exception {
        Issuer other = issuer(term(), false, term());
        SortedMap<String, byte[]> bundle = Sealed.by(other);
        assertThat(unpackedAndFound(bundle, issuer.trust(), "another signer"))
                .containsExactlyInAnyOrder(Fault.OTHER_SIGNER, Fault.OTHER_SM2_KEY);
        SortedMap<String, byte[]> posing = copy();
        assertThat(unpackedAndFound(sealedAnew(posing, other), issuer.trust(), "behind another's certificate"))
                .containsExactlyInAnyOrder(
                        Fault.OTHER_SIGNER, Fault.OTHER_SIGNER_FILE, Fault.BAD_SM2, Fault.PDF_OTHER_SIGNER);
    }

    @Test
    void a_certificate_that_is_revoked_expired_or_that_no_list_speaks_of() throws Exception {
        Instant past = now().minus(Duration.ofDays(9));
        Term over = new Term(past, past.plus(Duration.ofDays(1)));
        for (Map.Entry<Issuer, Fault> each : Map.of(
                        issuer(term(), true, term()), Fault.REVOKED_SIGNER,
                        issuer(over, false, term()), Fault.EXPIRED_SIGNER,
                        issuer(term(), false, over), Fault.UNKNOWN_REVOCATION)
                .entrySet()) {
            SortedMap<String, byte[]> bundle = Sealed.by(each.getKey());
            // PdfSeal and Seal take keys as they are; opening them would have refused these.
            assertThat(unpackedAndFound(
                            bundle, each.getKey().trust(), each.getValue().name()))
                    .containsExactly(each.getValue());
        }
    }

    @Test
    void a_newer_list_of_revoked_certificates_counts_from_elsewhere() throws Exception {
        Trust trust = issuer.trust();
        X509CRL newer = DemoCertificates.crl(
                authority,
                authorityKeys.getPrivate(),
                term(),
                List.of(issuer.keys().certificate()));
        Verdict verdict = SealCheck.check(
                sound,
                new Trust(
                        trust.authority(),
                        trust.stampAuthority(),
                        trust.signer(),
                        trust.sm2(),
                        List.of(newer),
                        trust.at()));
        assertThat(verdict.findings()).extracting(Finding::fault).containsExactly(Fault.REVOKED_SIGNER);
    }

    @Test
    void a_pdf_that_was_appended_to_altered_or_never_signed() throws Exception {
        byte[] pdf = Sealed.file(sound, "report.pdf");
        SortedMap<String, byte[]> bundle = copy();
        bundle.put("report.pdf", Arrays.copyOf(pdf, pdf.length + 7));
        assertThat(unpackedAndFound(bundle, issuer.trust(), "appended"))
                .containsExactlyInAnyOrder(Fault.ALTERED_SHA256, Fault.ALTERED_SM3, Fault.PDF_APPENDED);
        assertThat(tools.run("pdfsig -nssdir ../nss report.pdf"))
                .satisfies(said -> assertThat(said.code()).isZero())
                .satisfies(said ->
                        assertThat(said.text()).contains("Signature is Valid").doesNotContain("Total document signed"));

        byte[] other = pdf.clone();
        other[40] ^= 1;
        bundle.put("report.pdf", other);
        assertThat(unpackedAndFound(sealedAnew(bundle, issuer), issuer.trust(), "altered"))
                .contains(Fault.PDF_ALTERED);

        bundle.put("report.pdf", Sealed.pdf());
        assertThat(unpackedAndFound(sealedAnew(bundle, issuer), issuer.trust(), "unsigned"))
                .contains(Fault.PDF_UNSIGNED);
    }

    @Test
    void lists_that_differ_or_have_lines_that_are_skipped() throws Exception {
        SortedMap<String, byte[]> bundle = copy();
        SortedMap<String, byte[]> fewer = copy();
        fewer.keySet().removeAll(Seal.BESIDE);
        fewer.remove("SM3SUMS");
        fewer.remove("path.json");
        bundle.put("SM3SUMS", Sums.SM3.write(fewer));
        assertThat(unpackedAndFound(sealedAnew(bundle, issuer), issuer.trust(), "fewer"))
                .containsExactly(Fault.LISTS_DIFFER);

        String list = new String(Sealed.file(sound, Seal.LIST), StandardCharsets.US_ASCII);
        byte[] skipped = (list + "# nothing to see\n").getBytes(StandardCharsets.US_ASCII);
        assertThat(unpackedAndFound(signedAnew(copy(), skipped, issuer), issuer.trust(), "a line too many"))
                .containsExactly(Fault.BAD_LIST);
    }

    @Test
    void garbage_in_place_of_any_file_is_no_surprise() {
        for (String name : sound.keySet()) {
            for (byte[] garbage :
                    List.of(new byte[0], new byte[] {0x30, (byte) 0x84, 127, -1, -1, -1}, new byte[5000])) {
                SortedMap<String, byte[]> bundle = copy();
                bundle.put(name, garbage);
                assertThat(SealCheck.check(bundle, issuer.trust()).sound())
                        .as(name)
                        .isFalse();
            }
        }
        assertThat(SealCheck.check(Map.of(), issuer.trust()).sound()).isFalse();
    }
}
