package io.cardtrail.report.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A key that never leaves its token, here the software token of NSS: what PKCS#11 asks of any other. */
class TokenTest extends OwnKeys {
    @Test
    void a_key_in_a_token_seals_what_openssl_and_pdfsig_verify() throws Exception {
        DemoStamps stamps = stamps();
        KeyPair keys = DemoCertificates.keys();
        SealSettings files = files(keys.getPrivate(), signer(keys, term()), false, stamps, serve(stamps, false));
        SealSettings token = new SealSettings(
                null,
                token(),
                files.passwordFile(),
                null,
                files.authority(),
                files.crl(),
                files.sm2(),
                null,
                files.tsa(),
                files.tsaRoot());
        Files.delete(folder.resolve("issuer.p12"));

        Files.writeString(folder.resolve("password"), "another\n");
        refused(token, "can't be used: is its password the one in");
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Issuer issuer = open(token);
        SortedMap<String, byte[]> bundle = Sealed.by(issuer);

        assertThat(SealCheck.check(bundle, issuer.trust()).findings()).isEmpty();
        StockTools tools = StockTools.at(
                temp.resolve("desk"),
                bundle,
                Files.readAllBytes(folder.resolve("ca.pem")),
                Files.readAllBytes(folder.resolve("tsa.pem")));
        for (Stock stock : List.of(Stock.SIGNATURE, Stock.CHAIN, Stock.STAMP, Stock.PDF)) {
            assertThat(tools.sound(stock, "report.pdf", issuer.trust(), bundle))
                    .as(stock.name())
                    .isTrue();
        }
    }

    /** {@return the configuration of a token that holds the issuer's key under the PIN that is the password} */
    private Path token() throws IOException, InterruptedException {
        Path store = Files.createDirectories(folder.resolve("token"));
        run("certutil", "-N", "-d", "sql:" + store, "-f", "password");
        run("pk12util", "-i", "issuer.p12", "-d", "sql:" + store, "-k", "password", "-w", "password");
        Path library;
        try (Stream<Path> found = Files.find(
                Path.of("/usr/lib"), 3, (path, is) -> path.endsWith("libsoftokn3.so") && is.isRegularFile())) {
            library = found.findFirst()
                    .orElseThrow(() -> new AssertionError("libsoftokn3.so is missing: install libnss3-tools"));
        }
        return Files.writeString(folder.resolve("token.cfg"), """
                name = Nss
                library = %s
                nssArgs = "configdir='sql:%s' certPrefix='' keyPrefix='' secmod='secmod.db' flags=readOnly"
                slot = 2
                """.formatted(library, store));
    }

    private void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
