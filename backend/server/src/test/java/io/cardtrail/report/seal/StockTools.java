package io.cardtrail.report.seal;

import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A court expert's desk: a folder with the unpacked bundle, and beside it what is trusted. Runs the commands of docs/verify-a-report.md and reads what
 * they say; some end with 0 whatever they found. A missing program fails the test.
 */
public final class StockTools {
    /** Program to the Debian package it comes with. */
    private static final Map<String, String> PROGRAMS = Map.of(
            "openssl", "openssl",
            "pdfsig", "poppler-utils",
            "certutil", "libnss3-tools",
            "sha256sum", "coreutils",
            "cksum", "coreutils");

    private static final Map<String, Boolean> FOUND = new ConcurrentHashMap<>();

    private final Path desk;

    private StockTools(Path desk) {
        this.desk = desk;
    }

    /** What a command said, on both its outputs, and how it ended. */
    public record Said(String command, int code, String text) {}

    /**
     * {@return a desk with the bundle in {@code desk/bundle}}
     *
     * @param ca PEM of what is trusted for signatures, kept apart from the bundle
     * @param tsa PEM of what is trusted for time-stamps
     */
    public static StockTools at(Path desk, Map<String, byte[]> bundle, byte[] ca, byte[] tsa) throws IOException {
        StockTools tools = unpacked(desk, bundle);
        Files.write(desk.resolve("ca.pem"), ca);
        Files.write(desk.resolve("tsa.pem"), tsa);
        Files.createDirectories(desk.resolve("nss"));
        for (String line : List.of(
                "certutil -N -d sql:../nss --empty-password",
                "certutil -A -d sql:../nss -n ca -t C,C,C -i ../ca.pem")) {
            Said said = tools.run(line);
            if (said.code() != 0) {
                throw new IOException(said.toString());
            }
        }
        return tools;
    }

    /** {@return a desk with the bundle in {@code desk/bundle}, where nothing is trusted yet} */
    public static StockTools unpacked(Path desk, Map<String, byte[]> bundle) throws IOException {
        PROGRAMS.forEach(StockTools::need);
        StockTools tools = new StockTools(desk);
        tools.unpack(bundle);
        return tools;
    }

    private static void need(String program, String debian) {
        FOUND.computeIfAbsent(program, name -> {
            try {
                Process which = new ProcessBuilder("sh", "-c", "command -v " + name).start();
                if (which.waitFor() != 0) {
                    throw new IllegalStateException(
                            "this test needs " + name + ": apt-get install " + debian + " (.ci/run does it)");
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** {@return where the bundle lies} */
    public Path folder() {
        return desk.resolve("bundle");
    }

    /** Puts another bundle in the place of the one that lies there. */
    public void unpack(Map<String, byte[]> bundle) throws IOException {
        if (Files.exists(folder())) {
            try (Stream<Path> all = Files.walk(folder())) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(folder());
        for (Map.Entry<String, byte[]> file : bundle.entrySet()) {
            put(file.getKey(), file.getValue());
        }
    }

    /** Puts a file into the bundle. */
    public void put(String name, byte[] bytes) throws IOException {
        Path file = folder().resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** {@return what a line of shell says in the folder of the bundle} */
    public Said run(String line) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", line)
                .directory(folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(desk.resolve("said").toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(line + " does not end");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return new Said(
                line,
                process.exitValue(),
                new String(Files.readAllBytes(desk.resolve("said")), StandardCharsets.UTF_8));
    }

    /**
     * {@return whether the command finds the bundle sound}
     *
     * @param sound the same bundle as it was sealed, for commands whose output is to be compared
     */
    boolean sound(Stock stock, String file, Trust trust, Map<String, byte[]> sound) throws IOException {
        Files.deleteIfExists(desk.resolve("signed-by.pem"));
        if (EnumSet.of(Stock.SIGNER, Stock.SIGNER_FILE, Stock.PDF_SIGNER).contains(stock)) {
            run(Stock.SIGNATURE.command(file));
        }
        Said said = run(stock.command(file));
        boolean shown = said.code() == 0 && said.text().contains(stock.sound);
        return shown
                && switch (stock) {
                    case LIST, SM3_LIST -> said.text().lines().allMatch(line -> line.endsWith(": OK"));
                    case LIST_FORM, SM3_FORM -> said.text().equals("as written\n");
                    case AUTHORITY ->
                        said.text().startsWith("1\n") && plain(said).endsWith(trust.authority());
                    case STAMP_AUTHORITY ->
                        said.text().startsWith("1\n") && plain(said).endsWith(trust.stampAuthority());
                    case SIGNER -> plain(said).endsWith(trust.signer().orElseThrow());
                    case SM2_KEY -> plain(said).startsWith(trust.sm2().orElseThrow());
                    case PDF ->
                        said.text().contains("Total document signed")
                                && said.text().contains("Certificate is Trusted");
                    case STRUCTURE -> said.text().equals(structure(Sealed.file(sound, file)));
                    case NAMES, SM3_NAMES, SIGNATURE, SIGNER_FILE, CHAIN, STAMP, SM2, PDF_SIGNER -> true;
                };
    }

    private String structure(byte[] sound) throws IOException {
        String name = "../sound-" + Sha256.hex(sound);
        Files.write(folder().resolve(name), sound);
        return run(Stock.STRUCTURE.command(name)).text();
    }

    private static String plain(Said said) {
        return said.text().strip().replace(":", "").toLowerCase(Locale.ROOT);
    }
}
