package io.cardtrail.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a time-stamping authority made of openssl. */
class StampsTest {
    @TempDir
    static Path temp;

    private static Tsa good = new Tsa();
    private static Tsa foreign = new Tsa();
    private static HttpServer server = unbound();
    private static volatile Answer answer = Answer.HONEST;
    private static byte[] replayed = {};

    private enum Answer {
        HONEST,
        REPLAYED,
        OTHER_AUTHORITY,
        GARBAGE,
        ERROR
    }

    private record Tsa(Path folder) {
        Tsa() {
            this(Path.of(""));
        }
    }

    private static HttpServer unbound() {
        try {
            return HttpServer.create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String openssl(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + Files.readString(folder.resolve("said")));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return Files.readString(folder.resolve("said"));
    }

    private static Tsa tsa(String name) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(name));
        Files.writeString(folder.resolve("tsa.cnf"), """
                [tsa]
                default_tsa = t
                [t]
                serial = serial
                signer_cert = tsa.pem
                signer_key = tsa.key
                certs = ca.pem
                default_policy = 1.2.3.4.1
                digests = sha256
                signer_digest = sha256
                ess_cert_id_alg = sha256
                [purpose]
                extendedKeyUsage = critical,timeStamping
                """);
        Files.writeString(folder.resolve("serial"), "01\n");
        openssl(
                folder,
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "ca.key",
                "-out",
                "ca.pem",
                "-subj",
                "/CN=" + name + " CA",
                "-days",
                "30");
        openssl(
                folder,
                "req",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "tsa.key",
                "-out",
                "tsa.csr",
                "-subj",
                "/CN=" + name + " TSA");
        openssl(
                folder,
                "x509",
                "-req",
                "-in",
                "tsa.csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-set_serial",
                "2",
                "-days",
                "30",
                "-out",
                "tsa.pem",
                "-extfile",
                "tsa.cnf",
                "-extensions",
                "purpose");
        return new Tsa(folder);
    }

    private static byte[] reply(Tsa tsa, byte[] request) throws IOException {
        Files.write(tsa.folder().resolve("request.tsq"), request);
        openssl(tsa.folder(), "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "request.tsq", "-out", "reply.tsr");
        return Files.readAllBytes(tsa.folder().resolve("reply.tsr"));
    }

    @BeforeAll
    static void authorities() throws IOException {
        good = tsa("good");
        foreign = tsa("foreign");
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] request = exchange.getRequestBody().readAllBytes();
            byte[] reply = switch (answer) {
                case HONEST -> reply(good, request);
                case REPLAYED -> replayed;
                case OTHER_AUTHORITY -> reply(foreign, request);
                case GARBAGE -> "no".getBytes(StandardCharsets.UTF_8);
                case ERROR -> new byte[0];
            };
            if (answer == Answer.HONEST) {
                replayed = reply;
            }
            exchange.sendResponseHeaders(answer == Answer.ERROR ? 500 : 200, reply.length == 0 ? -1 : reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static Stamps stamps(Path log) {
        return new Stamps(
                log,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                good.folder().resolve("ca.pem"));
    }

    @Test
    void a_stamp_is_checked_stored_and_accepted_by_openssl_and_fsck() throws Exception {
        answer = Answer.HONEST;
        Path folder = temp.resolve("log");
        LogKey key = LogKey.open("cardtrail.local/test/server", temp.resolve("log.key"));
        try (AuditLog log = AuditLog.open(folder, Clock.systemUTC(), key)) {
            log.append(AuditLogTest.intent("q"));
            Stamps.Stamp stamp = stamps(folder).stamp(log.checkpoint());
            assertThat(stamp.size()).isEqualTo(1);
            assertThat(Duration.between(stamp.at(), Clock.systemUTC().instant()).abs())
                    .isLessThan(Duration.ofMinutes(5));
            assertThat(openssl(
                            folder.resolve("stamps"),
                            "ts",
                            "-verify",
                            "-data",
                            "1.checkpoint",
                            "-in",
                            "1.tsr",
                            "-CAfile",
                            good.folder().resolve("ca.pem").toAbsolutePath().toString()))
                    .contains("Verification: OK");
        }
        assertThat(Fsck.check(folder, key.verifier(), null).stamps()).isEqualTo(1);
        byte[] stamp = Files.readAllBytes(folder.resolve("stamps/1.tsr"));
        for (int at = 0; at < stamp.length; at += 97) {
            byte[] wrong = stamp.clone();
            wrong[at] ^= 1;
            Files.write(folder.resolve("stamps/1.tsr"), wrong);
            Fsck.Report report = Fsck.check(folder, key.verifier(), null);
            // A certificate that came along may be another copy of itself; what counts is that a changed stamp is no
            // sound one.
            assertThat(report.sound() && report.stamps() == 0).as("byte %d", at).isFalse();
        }
    }

    @Test
    void a_reply_to_another_request_from_another_authority_or_none_is_no_stamp() throws Exception {
        Path folder = temp.resolve("refused");
        try (AuditLog log = AuditLog.open(folder, Clock.systemUTC())) {
            log.append(AuditLogTest.intent("q"));
            answer = Answer.HONEST;
            stamps(temp.resolve("elsewhere")).stamp(log.checkpoint());
            for (Answer wrong : List.of(Answer.REPLAYED, Answer.OTHER_AUTHORITY, Answer.GARBAGE, Answer.ERROR)) {
                answer = wrong;
                assertThatThrownBy(() -> stamps(folder).stamp(log.checkpoint()))
                        .as("%s", wrong)
                        .isInstanceOf(StampFailed.class);
            }
            assertThat(folder.resolve("stamps")).doesNotExist();
        }
    }

    @Test
    void an_authority_that_fails_stops_nothing_and_is_shown() throws Exception {
        answer = Answer.ERROR;
        Path folder = temp.resolve("going-on");
        try (AuditLog log = AuditLog.open(folder, Clock.systemUTC())) {
            try (StampSchedule schedule = StampSchedule.begin(log, stamps(folder), Duration.ofHours(1))) {
                log.append(AuditLogTest.intent("q"));
                schedule.stamp();
                assertThat(schedule.failure())
                        .hasValueSatisfying(why -> assertThat(why).contains("HTTP 500"));
                assertThat(log.healthy()).isTrue();
                log.append(AuditLogTest.intent("q"));
                answer = Answer.HONEST;
                schedule.stamp();
                assertThat(schedule.failure()).isEmpty();
                log.append(AuditLogTest.intent("q"));
            }
            // And once more at the end.
            assertThat(folder.resolve("stamps/2.tsr")).exists();
            assertThat(folder.resolve("stamps/3.tsr")).exists();
        }
    }
}
