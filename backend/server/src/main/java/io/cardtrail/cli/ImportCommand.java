package io.cardtrail.cli;

import io.cardtrail.ingest.ImportJob;
import io.cardtrail.ingest.ImportProgress;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.ingest.ImportState;
import io.cardtrail.ingest.Mapping;
import io.cardtrail.ingest.MappingReader;
import io.cardtrail.ingest.Reject;
import io.cardtrail.model.CardtrailException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * {@code import --mapping MAPPING.json FILE…}: imports files one after the other, all by one mapping, and prints for each what became
 * of its rows.
 */
public final class ImportCommand {
    /** What to type. */
    public static final String USAGE = "import --mapping MAPPING.json FILE...";

    private static final int SHOWN_REJECTS = 100;

    private final ImportService imports;
    private final PrintStream out;

    public ImportCommand(ImportService imports, PrintStream out) {
        this.imports = imports;
        this.out = out;
    }

    /**
     * Runs the command.
     *
     * @param arguments without the word {@code import}
     * @param by who is on record as having sent the files
     * @return 0 if every row was accepted or a duplicate, 1 if rows were rejected, 2 if a file was not imported or the command is
     *     unusable
     */
    public int run(List<String> arguments, String by) throws IOException, InterruptedException {
        if (arguments.size() < 3 || !arguments.getFirst().equals("--mapping")) {
            out.println("usage: " + USAGE);
            return 2;
        }
        try {
            for (String file : arguments.subList(1, arguments.size())) {
                if (!Files.isReadable(Path.of(file)) || Files.isDirectory(Path.of(file))) {
                    out.println(file + " is no file that can be read; nothing was imported");
                    return 2;
                }
            }
            Mapping mapping = MappingReader.read(Files.readString(Path.of(arguments.get(1))));
            int worst = 0;
            for (String file : arguments.subList(2, arguments.size())) {
                worst = Math.max(worst, one(mapping, Path.of(file), by));
            }
            return worst;
        } catch (CardtrailException refused) {
            out.println(refused.code() + ": " + refused.getMessage());
            return 2;
        }
    }

    private int one(Mapping mapping, Path file, String by) throws IOException, InterruptedException {
        ImportJob job = imports.submit(mapping, file, by);
        ImportJob.Subscription telling = job.onProgress(this::tell);
        while (!job.await(Duration.ofHours(1))) {
            tell(job.progress());
        }
        telling.close();
        ImportProgress end = job.progress();
        rejects(job, out);
        if (end.state() != ImportState.DONE) {
            out.println(end.file() + " was not imported: " + end.message());
            return 2;
        }
        return end.rejected() == 0 ? 0 : 1;
    }

    /** Prints the first rejected rows, and how many more there are. */
    static void rejects(ImportJob job, PrintStream out) {
        for (Reject reject : job.rejects(0, SHOWN_REJECTS)) {
            out.println("  line " + reject.line() + (reject.column() == null ? "" : ", " + reject.column()) + ": "
                    + reject.code() + ": " + reject.reason());
        }
        long rejected = job.progress().rejected();
        if (rejected > SHOWN_REJECTS) {
            out.println("  … and " + (rejected - SHOWN_REJECTS) + " more");
        }
    }

    private void tell(ImportProgress progress) {
        out.println(progress.file() + ": " + progress.state() + ", " + progress.rows() + " rows, " + progress.accepted()
                + " accepted, " + progress.duplicates() + " duplicates, " + progress.rejected() + " rejected"
                + (progress.duplicateOf() == null ? "" : ", same bytes as " + progress.duplicateOf()));
    }
}
