package io.cardtrail.cli;

import io.cardtrail.graph.LedgerSweep;
import io.cardtrail.retention.RetentionRun;
import java.io.PrintStream;
import java.util.List;

/** {@code ledger sweep} and {@code retention run}: compares the graph with the source ledger, and deletes what has lapsed. */
public final class LedgerCommand {
    /** What to type. */
    public static final String USAGE = """
            ledger sweep     compares the whole graph with the source ledger
            retention run    deletes what has passed its ceiling and nothing holds""";

    private final LedgerSweep sweep;
    private final RetentionRun retention;
    private final PrintStream out;

    public LedgerCommand(LedgerSweep sweep, RetentionRun retention, PrintStream out) {
        this.sweep = sweep;
        this.retention = retention;
        this.out = out;
    }

    /**
     * Runs the command.
     *
     * @param arguments both words
     * @param by who is on record as having asked for it
     * @return 0 if all is well, 1 if the graph is not what the ledger says, 2 if the command is unusable
     */
    public int run(List<String> arguments, String by) {
        return switch (String.join(" ", arguments)) {
            case "ledger sweep" -> sweep();
            case "retention run" -> retention(by);
            default -> {
                out.println(USAGE);
                yield 2;
            }
        };
    }

    private int sweep() {
        LedgerSweep.Report report = sweep.run();
        report.faults().forEach(fault -> out.println(fault.text()));
        if (report.more()) {
            out.println("… and more");
        }
        if (!report.quiet()) {
            out.println("rows were imported or deleted all the while: sweep again when that is over");
        }
        out.println((report.sound() ? "sound: " : "NOT SOUND: ") + report.batches() + " batches, " + report.rows()
                + " rows, " + report.acts() + " acts and record-keeping acts");
        return report.sound() ? 0 : 1;
    }

    private int retention(String by) {
        List<RetentionRun.Deleted> deleted = retention.run(null, by);
        deleted.forEach(each -> out.println(each.channel() + " " + each.holder() + ", " + each.category() + ": "
                + each.rows() + " rows from before " + each.before()));
        out.println(deleted.isEmpty() ? "nothing has lapsed" : "deleted");
        return 0;
    }
}
