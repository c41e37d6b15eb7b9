package io.cardtrail.cli;

import io.cardtrail.report.ReportCheck;
import io.cardtrail.report.ReportFault;
import io.cardtrail.report.seal.BadBundle;
import io.cardtrail.report.seal.Bundle;
import io.cardtrail.report.seal.Finding;
import io.cardtrail.report.seal.Trust;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** {@code verify FILE …}: checks a sealed report, without a network, a database or a data folder. */
public final class VerifyCommand {
    /** What to type. */
    public static final String USAGE = """
            verify FILE --ca SHA256 --tsa-ca SHA256 [--signer SHA256] [--sm2 SHA256] [--log-key KEY] [--recipient NAME]
              FILE         the bundle of a sealed report, a ZIP
              --ca         fingerprint of the issuer's root certificate, as it was filed on paper: never take it from the bundle
              --tsa-ca     fingerprint of the time-stamping authority's root certificate
              --signer     fingerprint of the issuer's own certificate
              --sm2        fingerprint of the issuer's SM2 public key
              --log-key    verifier key of the audit log, NAME+ID+BASE64
              --recipient  whom the report should be for""";

    private static final Set<String> OPTIONS =
            Set.of("--ca", "--tsa-ca", "--signer", "--sm2", "--log-key", "--recipient");

    private final Clock clock;
    private final PrintStream out;

    public VerifyCommand(Clock clock, PrintStream out) {
        this.clock = clock;
        this.out = out;
    }

    /**
     * Runs the command.
     *
     * @param arguments without the word {@code verify}
     * @return 0 if nothing is wrong, 1 if something is, 2 if the command is unusable
     */
    public int run(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            if (!OPTIONS.contains(arguments.get(i)) || i + 1 == arguments.size()) {
                return unusable("'" + arguments.get(i) + "' is no option with a value");
            }
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        String authority = options.get("--ca");
        String stamps = options.get("--tsa-ca");
        if (arguments.isEmpty() || authority == null || stamps == null) {
            return unusable("give a file, --ca and --tsa-ca");
        }
        try {
            ReportCheck.Known known = new ReportCheck.Known(
                    new Trust(
                            authority,
                            stamps,
                            Optional.ofNullable(options.get("--signer")),
                            Optional.ofNullable(options.get("--sm2")),
                            List.of(),
                            clock.instant()),
                    Optional.ofNullable(options.get("--log-key")),
                    Optional.ofNullable(options.get("--recipient")));
            return told(Bundle.read(Path.of(arguments.getFirst())), known);
        } catch (BadBundle bad) {
            out.println("BAD_BUNDLE: " + bad.getMessage());
            return 1;
        } catch (IOException | IllegalArgumentException e) {
            return unusable(String.valueOf(e.getMessage()));
        }
    }

    private int told(SortedMap<String, byte[]> files, ReportCheck.Known known) {
        ReportCheck.Outcome outcome = ReportCheck.of(files, known);
        outcome.seal().signer().ifPresent(name -> out.println("signed by     " + name));
        outcome.seal().existedBy().ifPresent(at -> out.println("existed by    " + at));
        out.println("files         " + files.size());
        for (Finding finding : outcome.seal().findings()) {
            out.println("FOUND " + finding + "\n      shown by: " + finding.command());
        }
        for (ReportFault fault : outcome.faults()) {
            out.println("FOUND " + fault.code() + " " + fault.file() + ": " + fault.meaning()
                    + (fault.command().isEmpty() ? "" : "\n      shown by: " + fault.command()));
        }
        outcome.unchecked().forEach(what -> out.println("NOT CHECKED " + what));
        out.println(outcome.sound() ? "OK: nothing is wrong with this report" : "NOT OK: do not rely on this report");
        return outcome.sound() ? 0 : 1;
    }

    private int unusable(String why) {
        out.println(why);
        out.println(USAGE);
        return 2;
    }
}
