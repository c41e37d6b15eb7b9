package io.cardtrail.cli;

import io.cardtrail.audit.Checkpoint;
import io.cardtrail.audit.EntryProof;
import io.cardtrail.audit.Fsck;
import io.cardtrail.audit.LogVerifier;
import io.cardtrail.audit.LogView;
import io.cardtrail.audit.StampFailed;
import io.cardtrail.audit.Stamps;
import io.cardtrail.model.CardtrailException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code audit …}: checks and proves an audit log from its files, beside a running server or without one. */
public final class AuditCommand {
    /** What to type. */
    public static final String USAGE = """
            audit fsck [--checkpoint FILE]     derives the log anew and compares; FILE: a checkpoint kept elsewhere
            audit checkpoint                   prints the newest checkpoint
            audit key                          prints the log's public key
            audit prove TOKEN [--out FOLDER]   writes entry.json and entry.tlog-proof
            audit consistency --from FILE      prints what proves that the log extends the checkpoint in FILE
            audit stamp                        has the newest checkpoint time-stamped""";

    private static final int TRIES = 30;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final Path folder;
    private final LogVerifier verifier;
    private final @Nullable Stamps stamps;
    private final PrintStream out;

    /**
     * A command on one log.
     *
     * @param folder the log's
     * @param verifier knows its key
     * @param stamps null where no authority is set
     */
    public AuditCommand(Path folder, LogVerifier verifier, @Nullable Stamps stamps, PrintStream out) {
        this.folder = folder;
        this.verifier = verifier;
        this.stamps = stamps;
        this.out = out;
    }

    /**
     * Runs the command.
     *
     * @param arguments without the word {@code audit}
     * @return 0 if all is well, 1 if the log is not sound or there is nothing to prove, 2 if the command is unusable
     */
    public int run(List<String> arguments) throws IOException, InterruptedException {
        try {
            return switch (arguments.isEmpty() ? "" : String.join(" ", words(arguments))) {
                case "fsck" -> fsck(null);
                case "fsck --checkpoint" -> fsck(verifier.read(Path.of(arguments.get(2))));
                case "checkpoint" -> checkpoint();
                case "key" -> key();
                case "prove" -> prove(arguments.get(1), Path.of("."));
                case "prove --out" -> prove(arguments.get(1), Path.of(arguments.get(3)));
                case "consistency --from" -> consistency(verifier.read(Path.of(arguments.get(2))));
                case "stamp" -> stamp();
                default -> {
                    out.println(USAGE);
                    yield 2;
                }
            };
        } catch (CardtrailException refused) {
            out.println(refused.code() + ": " + refused.getMessage());
            return 2;
        } catch (IOException e) {
            out.println("a file can't be read or written: " + e);
            return 2;
        }
    }

    /** {@return the fixed words of a command that has exactly the values it takes, none for any other} */
    private static List<String> words(List<String> arguments) {
        String first = arguments.getFirst();
        return switch (arguments.size()) {
            case 1 -> first.equals("prove") ? List.of() : List.of(first);
            case 2 -> first.equals("prove") ? List.of(first) : List.of();
            case 3 -> first.equals("prove") ? List.of() : List.of(first, arguments.get(1));
            case 4 -> first.equals("prove") ? List.of(first, arguments.get(2)) : List.of();
            default -> List.of();
        };
    }

    private int fsck(@Nullable Checkpoint held) throws IOException {
        Fsck.Report report = Fsck.check(folder, verifier, held);
        report.faults().forEach(out::println);
        if (report.firstWrong() >= 0) {
            out.println("the first wrong leaf is " + report.firstWrong());
        }
        out.println((report.sound() ? "sound: " : "NOT SOUND: ") + report.leaves() + " leaves, " + report.sealed()
                + " under the checkpoint; salts of " + report.salted() + " of " + report.committing()
                + " leaves that commit to something; " + report.stamps() + " time-stamps"
                + (held == null ? "" : "; compared with a checkpoint kept elsewhere"));
        return report.sound() ? 0 : 1;
    }

    private int checkpoint() {
        out.print(LogView.of(folder, verifier).checkpoint().note());
        return 0;
    }

    private int key() {
        out.println(verifier.verifierKey());
        out.print(verifier.pem());
        return 0;
    }

    private int prove(String token, Path into) throws IOException, InterruptedException {
        LogView view = LogView.of(folder, verifier);
        Optional<EntryProof> proof = view.proof(token);
        // The newest entries are under a checkpoint within a second.
        for (int i = 0; i < TRIES && proof.isEmpty() && view.known(token); i++) {
            Thread.sleep(BETWEEN);
            proof = view.proof(token);
        }
        if (proof.isEmpty()) {
            out.println("there is no entry with that token under the newest checkpoint");
            return 1;
        }
        Files.createDirectories(into);
        Files.write(into.resolve("entry.json"), proof.get().leaf().bytes());
        Files.writeString(into.resolve("entry.tlog-proof"), proof.get().text());
        out.println("wrote " + into.resolve("entry.json") + " and " + into.resolve("entry.tlog-proof") + ": leaf "
                + proof.get().leaf().index() + " of " + proof.get().checkpoint().size());
        return 0;
    }

    private int consistency(Checkpoint from) {
        LogView view = LogView.of(folder, verifier);
        Checkpoint newest = view.checkpoint();
        List<byte[]> hashes = view.consistency(from.size(), newest.size());
        out.print("old " + from.size() + "\n");
        hashes.forEach(hash -> out.print(Base64.getEncoder().encodeToString(hash) + "\n"));
        out.print("\n" + newest.note());
        return 0;
    }

    private int stamp() throws InterruptedException {
        if (stamps == null) {
            out.println("no time-stamping authority is set: see cardtrail.audit.tsa");
            return 2;
        }
        try {
            Stamps.Stamp stamp = stamps.stamp(LogView.of(folder, verifier).checkpoint());
            out.println(stamp.size() + " leaves existed at " + stamp.at() + ": " + stamp.file());
            return 0;
        } catch (StampFailed e) {
            out.println(e.getMessage());
            return 1;
        }
    }
}
