package io.cardtrail.bench.traffic;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes traffic as files, with their mappings and what is known of the rings: {@code WriteTraffic FOLDER ACTS RINGS SEED}. The folder has
 * the form of an acceptance case: {@code files/}, {@code mappings/}, and {@code rings/} with a file for each ring: its bank card, then an act a
 * line.
 */
public final class WriteTraffic {
    private WriteTraffic() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        Path folder = Path.of(args[0]);
        List<Ring> rings = write(
                folder, new Traffic.Size(Long.parseLong(args[1]), Integer.parseInt(args[2])), Long.parseLong(args[3]));
        out.printf(Locale.ROOT, "%d rings in %s%n", rings.size(), folder);
    }

    /** {@return the rings, after everything was written} */
    public static List<Ring> write(Path folder, Traffic.Size size, long seed) throws IOException {
        List<Ring> rings;
        try (CsvActs files = new CsvActs(folder.resolve("files"))) {
            rings = Traffic.make(size, seed, files);
        }
        Path mappings = Files.createDirectories(folder.resolve("mappings"));
        for (String file : CsvActs.FILES) {
            Files.writeString(mappings.resolve(file.replace(".csv", ".json")), CsvActs.mapping(file));
        }
        Path known = Files.createDirectories(folder.resolve("rings"));
        for (Ring ring : rings) {
            Files.writeString(
                    known.resolve("ring-" + ring.number() + ".txt"),
                    "BANK_CARD:" + CsvActs.bankCard(ring.bankCard()) + "\n" + String.join("\n", ring.acts()) + "\n",
                    StandardCharsets.UTF_8);
        }
        return rings;
    }
}
