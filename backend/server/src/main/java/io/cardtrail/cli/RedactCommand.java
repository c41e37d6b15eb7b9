package io.cardtrail.cli;

import io.cardtrail.model.BadRequest;
import io.cardtrail.report.DisclosedCopy;
import io.cardtrail.report.seal.BadBundle;
import io.cardtrail.report.seal.Bundle;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** {@code redact FILE …}: a copy of a sealed report without some of its parts, which verifies against the same seal. */
public final class RedactCommand {
    /** What to type. */
    public static final String USAGE = """
            redact FILE --withhold PART[,PART…] --out FILE
              FILE        the bundle of a sealed report, a ZIP
              --withhold  parts by their names in commitments.txt, such as claims/3 or entities/7; conservation for the whole list; a row by its
                          file. Whoever is withheld must be told of nowhere else: if they are, it is said where
              --out       where the copy goes; it must not be there yet""";

    private final PrintStream out;

    public RedactCommand(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the command.
     *
     * @param arguments without the word {@code redact}
     * @return 0 if the copy was written, 1 if the bundle is none, 2 if the command is unusable
     */
    public int run(List<String> arguments) {
        if (arguments.size() != 5
                || !arguments.get(1).equals("--withhold")
                || !arguments.get(3).equals("--out")) {
            out.println(USAGE);
            return 2;
        }
        try {
            SortedMap<String, byte[]> files = Bundle.read(Path.of(arguments.getFirst()));
            Set<String> withheld = new TreeSet<>(List.of(arguments.get(2).split(",", -1)));
            SortedMap<String, byte[]> copy = DisclosedCopy.of(files, withheld);
            try (OutputStream written = Files.newOutputStream(
                    Path.of(arguments.get(4)), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                Bundle.write(copy, written);
            }
            out.println("wrote " + arguments.get(4) + " without " + String.join(", ", withheld));
            return 0;
        } catch (BadBundle bad) {
            out.println("BAD_BUNDLE: " + bad.getMessage());
            return 1;
        } catch (FileAlreadyExistsException there) {
            out.println(there.getFile() + " is there already: give another name");
            return 2;
        } catch (BadRequest | IOException e) {
            out.println(String.valueOf(e.getMessage()));
            return 2;
        }
    }
}
