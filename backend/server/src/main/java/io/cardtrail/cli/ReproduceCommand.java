package io.cardtrail.cli;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.report.again.Agreement;
import io.cardtrail.report.again.CannotReproduce;
import io.cardtrail.report.again.CleanGraph;
import io.cardtrail.report.again.Reproducing;
import io.cardtrail.report.again.Reproduction;
import io.cardtrail.report.seal.BadBundle;
import io.cardtrail.report.seal.Bundle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code reproduce FILE}: finds a sealed report's answers again, from its bundle alone and in a database that held nothing. */
public final class ReproduceCommand {
    /** What to type. */
    public static final String USAGE = """
            reproduce FILE
              FILE  the bundle of a sealed report, a ZIP; `verify` tells whether its seal is whole""";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Databases databases;
    private final PrintStream out;

    /** Where answers are looked for. */
    @FunctionalInterface
    public interface Databases {
        /** {@return a database that holds nothing, in that empty folder} */
        CleanGraph start(Path folder);
    }

    public ReproduceCommand(Databases databases, PrintStream out) {
        this.databases = databases;
        this.out = out;
    }

    /**
     * Runs the command.
     *
     * @param arguments without the word {@code reproduce}
     * @return 0 if every answer was found again, 1 if one was not, 2 if the command is unusable
     */
    public int run(List<String> arguments) {
        if (arguments.size() != 1) {
            out.println(USAGE);
            return 2;
        }
        try {
            return found(Bundle.read(Path.of(arguments.getFirst()))) ? 0 : 1;
        } catch (BadBundle bad) {
            out.println("BAD_BUNDLE: " + bad.getMessage());
            return 1;
        } catch (CannotReproduce | JacksonException not) {
            out.println("NOT REPRODUCED: " + not.getMessage());
            return 1;
        } catch (CardtrailException refused) {
            out.println(refused.code() + ": " + refused.getMessage());
            return 2;
        } catch (IOException e) {
            out.println("a file can't be read or written: " + e);
            return 2;
        }
    }

    private boolean found(SortedMap<String, byte[]> files) throws IOException, CannotReproduce {
        byte[] path = files.get("path.json");
        byte[] rests = files.get(Reproduction.FILE);
        if (path == null || rests == null) {
            out.println("NOT REPRODUCED: the bundle has no " + (path == null ? "path.json" : Reproduction.FILE)
                    + ": a copy that leaves parts out, or a report of an older release, can't be found again");
            return false;
        }
        JsonNode report = JSON.readTree(path);
        JsonNode loaded = JSON.readTree(rests);
        List<Reproduction.Answer> answers = Reproduction.read(rests).answers();
        boolean all = answers.size() == report.path("questions").size();
        for (int n = 1; n <= answers.size(); n++) {
            all &= found(report, n, answers.get(n - 1), loaded.path("answers").path(n - 1));
        }
        out.println(
                all
                        ? "SAME: what the report answers follows from the records it rests on, by this release's rules"
                        : "NOT THE SAME: do not rely on this report before somebody has explained why");
        return all;
    }

    private boolean found(JsonNode report, int n, Reproduction.Answer answer, JsonNode loaded)
            throws IOException, CannotReproduce {
        if (answer.impossible() != null) {
            out.println("answer " + n + ": NOT REPRODUCIBLE from the bundle alone: " + answer.impossible());
            return false;
        }
        String stated = report.path("questions").path(n - 1).path("digest").asString("");
        out.println("answer " + n + ": " + answer.acts().size() + " acts and "
                + answer.keepings().size() + " rows about records, loaded into a database that held nothing");
        out.println("  taken as stated   " + answer.delivered().size() + " deliveries of records, "
                + answer.deadlines().size() + " deadlines of records");
        List<String> faults = Agreement.faults(report.path("claims"), n, loaded);
        faults.forEach(fault -> out.println("  FOUND " + fault));
        Path folder = Files.createTempDirectory("cardtrail-reproduce");
        String digest;
        try (CleanGraph graph = databases.start(folder)) {
            digest = Reproducing.digest(report.path("instrument"), answer, graph);
        } finally {
            DurableFiles.delete(folder);
        }
        out.println("  digest stated     " + stated);
        out.println("  digest found now  " + digest);
        return faults.isEmpty() && digest.equals(stated) && digest.equals(answer.digest());
    }
}
