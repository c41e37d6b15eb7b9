package io.cardtrail.report.seal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.cardtrail.report.seal.DemoCertificates.Term;
import io.cardtrail.report.seal.DemoCertificates.Use;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An installation with keys and certificates of its own, in files, and an authority for time-stamps over HTTP. */
abstract class OwnKeys {
    static final String PASSWORD = "correct horse";

    @TempDir
    Path temp;

    @Nullable
    HttpServer server;

    KeyPair authorityKeys;
    X509Certificate authority;
    Path folder;

    static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    static Term term() {
        return Term.of(Sealed.CLOCK.instant(), Duration.ofDays(30));
    }

    @BeforeEach
    void an_authority() throws Exception {
        authorityKeys = DemoCertificates.keys();
        authority = DemoCertificates.authority(authorityKeys, term());
        folder = Files.createDirectories(temp.resolve("own"));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** Answers as {@code stamps} would, or with the same reply again. */
    URI serve(DemoStamps stamps, boolean replay) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[][] last = new byte[1][];
        http.createContext("/", exchange -> {
            try (OutputStream out = exchange.getResponseBody()) {
                TimeStampRequest request =
                        new TimeStampRequest(exchange.getRequestBody().readAllBytes());
                if (last[0] == null || !replay) {
                    last[0] = stamps.answer(request, Sealed.CLOCK.instant());
                }
                exchange.sendResponseHeaders(200, last[0].length);
                out.write(last[0]);
            } catch (GeneralSecurityException | OperatorCreationException | TSPException e) {
                throw new IOException(e);
            }
        });
        http.start();
        server = http;
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/tsa");
    }

    DemoStamps stamps() throws Exception {
        KeyPair keys = DemoCertificates.keys();
        KeyPair rootKeys = DemoCertificates.keys();
        X509Certificate root = DemoCertificates.authority(rootKeys, term());
        return new DemoStamps(
                keys.getPrivate(),
                DemoCertificates.issue(Use.STAMPS, keys.getPublic(), root, rootKeys.getPrivate(), term()),
                root,
                Sealed.CLOCK);
    }

    /** Files as an installation has them. */
    SealSettings files(PrivateKey key, X509Certificate signer, boolean revoked, DemoStamps stamps, URI tsa)
            throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("issuer", key, PASSWORD.toCharArray(), new Certificate[] {signer, authority});
        try (OutputStream out = Files.newOutputStream(folder.resolve("issuer.p12"))) {
            store.store(out, PASSWORD.toCharArray());
        }
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Files.writeString(folder.resolve("ca.pem"), KeyFiles.pem(List.of(authority)));
        Files.writeString(
                folder.resolve("crl.pem"),
                KeyFiles.crlPem(List.of(DemoCertificates.crl(
                        authority, authorityKeys.getPrivate(), term(), revoked ? List.of(signer) : List.of()))));
        Files.write(folder.resolve("sm2.pem"), Sm2.fresh(new SecureRandom()).pem());
        Files.writeString(folder.resolve("tsa.pem"), KeyFiles.pem(List.of(stamps.root())));
        return settings("issuer.p12", "sm2.pem", null, tsa);
    }

    SealSettings settings(String store, String sm2, @Nullable String sm2Password, URI tsa) {
        return new SealSettings(
                folder.resolve(store),
                null,
                folder.resolve("password"),
                null,
                folder.resolve("ca.pem"),
                folder.resolve("crl.pem"),
                folder.resolve(sm2),
                sm2Password == null ? null : folder.resolve(sm2Password),
                tsa,
                folder.resolve("tsa.pem"));
    }

    X509Certificate signer(KeyPair keys, Term term) throws GeneralSecurityException {
        return DemoCertificates.issue(Use.SIGNER, keys.getPublic(), authority, authorityKeys.getPrivate(), term);
    }

    Issuer open(SealSettings settings) throws CannotSeal {
        return Issuer.open(settings, temp.resolve("never"), Sealed.CLOCK);
    }

    void refused(SealSettings settings, String because) {
        assertThatThrownBy(() -> open(settings))
                .isInstanceOf(CannotSeal.class)
                .hasMessageContaining(because)
                .hasMessageNotContaining(PASSWORD);
    }
}
