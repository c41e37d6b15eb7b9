package io.cardtrail.report.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.report.seal.DemoCertificates.Term;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where keys and time-stamps come from: the demo's own, or files and an authority over HTTP. */
class IssuerTest extends OwnKeys {
    @Test
    void the_demo_is_made_once_for_its_owner_alone() throws Exception {
        Path demo = temp.resolve("demo");
        Trust first = Sealed.demo(demo).trust();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(demo)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(demo)) {
            assertThat(files)
                    .hasSize(8)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        Trust again = Sealed.demo(demo).trust();
        assertThat(List.of(again.authority(), again.signer(), again.sm2()))
                .isEqualTo(List.of(first.authority(), first.signer(), first.sm2()));
    }

    @Test
    void what_was_left_of_a_demo_half_made_is_made_again() throws Exception {
        Files.createDirectories(temp.resolve("demo.new"));
        Files.writeString(temp.resolve("demo.new/ca.key"), "half");
        assertThat(Sealed.demo(temp.resolve("demo")).demo()).isTrue();
        assertThat(temp.resolve("demo.new")).doesNotExist();
    }

    @Test
    void the_demo_renews_its_list_and_certificates_before_they_end_and_keeps_its_ca() throws Exception {
        Path demo = temp.resolve("demo");
        Instant then = Sealed.CLOCK.instant().minus(Duration.ofDays(900));
        Trust first = Issuer.open(SealSettings.ofDemo(), demo, at(then)).trust();
        Issuer soon = Issuer.open(SealSettings.ofDemo(), demo, at(then.plus(Duration.ofDays(40))));
        assertThat(soon.trust().signer()).isEqualTo(first.signer());
        Issuer now = Sealed.demo(demo);
        assertThat(now.trust().authority()).isEqualTo(first.authority());
        assertThat(now.trust().sm2()).isEqualTo(first.sm2());
        assertThat(now.trust().signer()).isNotEqualTo(first.signer());
        assertThat(SealCheck.check(Sealed.by(now), now.trust()).findings()).isEmpty();
    }

    @Test
    void keys_from_files_and_an_authority_over_http_seal_what_openssl_verifies() throws Exception {
        DemoStamps stamps = stamps();
        KeyPair keys = DemoCertificates.keys();
        Issuer issuer = open(files(keys.getPrivate(), signer(keys, term()), false, stamps, serve(stamps, false)));
        SortedMap<String, byte[]> bundle = Sealed.by(issuer);

        assertThat(issuer.demo()).isFalse();
        assertThat(temp.resolve("never")).doesNotExist();
        assertThat(SealCheck.check(bundle, issuer.trust()).findings()).isEmpty();
        StockTools tools = StockTools.at(
                temp.resolve("desk"),
                bundle,
                Files.readAllBytes(folder.resolve("ca.pem")),
                Files.readAllBytes(folder.resolve("tsa.pem")));
        for (Stock stock : List.of(Stock.SIGNATURE, Stock.CHAIN, Stock.STAMP, Stock.SM2, Stock.PDF)) {
            assertThat(tools.sound(stock, "report.pdf", issuer.trust(), bundle))
                    .as(stock.name())
                    .isTrue();
        }
    }

    @Test
    void rsa_keys_and_encrypted_sm2_keys_made_by_openssl_are_taken() throws Exception {
        DemoStamps stamps = stamps();
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        KeyPair keys = rsa.generateKeyPair();
        files(keys.getPrivate(), signer(keys, term()), false, stamps, serve(stamps, false));
        StockTools desk = StockTools.at(
                temp.resolve("desk"),
                new TreeMap<>(),
                Files.readAllBytes(folder.resolve("ca.pem")),
                Files.readAllBytes(folder.resolve("tsa.pem")));
        StockTools.Said made =
                desk.run("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:SM2 -aes256 -pass file:"
                        + folder.resolve("password") + " -out " + folder.resolve("sm2enc.pem"));
        assertThat(made.code()).as(made.toString()).isZero();
        Issuer issuer = open(settings(
                "issuer.p12",
                "sm2enc.pem",
                "password",
                URI.create("http://127.0.0.1:"
                        + Objects.requireNonNull(server).getAddress().getPort() + "/")));
        SortedMap<String, byte[]> bundle = Sealed.by(issuer);
        assertThat(SealCheck.check(bundle, issuer.trust()).findings()).isEmpty();
        desk.unpack(bundle);
        for (Stock stock : List.of(Stock.SIGNATURE, Stock.SM2, Stock.PDF)) {
            assertThat(desk.sound(stock, "report.pdf", issuer.trust(), bundle))
                    .as(stock.name())
                    .isTrue();
        }
        refused(
                settings("issuer.p12", "sm2enc.pem", null, URI.create("http://127.0.0.1/")),
                "cardtrail.report.sm2-password-file");
    }

    @Test
    void a_key_that_is_wrong_revoked_expired_or_locked_does_not_seal() throws Exception {
        DemoStamps stamps = stamps();
        URI tsa = URI.create("http://127.0.0.1:9/");
        KeyPair keys = DemoCertificates.keys();
        X509Certificate signer = signer(keys, term());
        refused(
                files(DemoCertificates.keys().getPrivate(), signer, false, stamps, tsa),
                "not the one its certificate names");
        refused(files(keys.getPrivate(), signer, true, stamps, tsa), "revoked at");
        Instant past = Sealed.CLOCK.instant().minus(Duration.ofDays(9));
        refused(
                files(
                        keys.getPrivate(),
                        signer(keys, new Term(past, past.plus(Duration.ofDays(1)))),
                        false,
                        stamps,
                        tsa),
                "it is valid from");
        SealSettings good = files(keys.getPrivate(), signer, false, stamps, tsa);
        Files.writeString(folder.resolve("crl.pem"), KeyFiles.pem(List.of(authority)));
        refused(good, "CRL");
        files(keys.getPrivate(), signer, false, stamps, tsa);
        Files.writeString(folder.resolve("ca.pem"), KeyFiles.pem(List.of(authority, stamps.root())));
        refused(good, "holds 2 certificates");
        files(keys.getPrivate(), signer, false, stamps, tsa);
        Files.writeString(folder.resolve("password"), "wrong");
        refused(good, "cardtrail.report.password-file");
        Files.delete(folder.resolve("password"));
        refused(good, "can't be read");
    }

    @Test
    void without_a_time_stamp_that_answers_the_request_there_is_no_seal() throws Exception {
        DemoStamps stamps = stamps();
        KeyPair keys = DemoCertificates.keys();
        Issuer replayed = open(files(keys.getPrivate(), signer(keys, term()), false, stamps, serve(stamps, true)));
        new PdfSeal(replayed).sign(Sealed.pdf(), Sealed.CLOCK.instant());
        assertThatThrownBy(() -> new PdfSeal(replayed).sign(Sealed.pdf(), Sealed.CLOCK.instant()))
                .isInstanceOf(CannotSeal.class)
                .hasMessageContaining("no seal without a time-stamp");
        assertThatThrownBy(() -> new Seal(replayed).over(Sealed.files(), Sealed.CLOCK.instant()))
                .isInstanceOf(CannotSeal.class)
                .hasMessageContaining("no seal without a time-stamp");
        stop();
        assertThatThrownBy(() -> new Seal(replayed).over(Sealed.files(), Sealed.CLOCK.instant()))
                .isInstanceOf(CannotSeal.class)
                .hasMessageContaining("can't be reached");
    }
}
