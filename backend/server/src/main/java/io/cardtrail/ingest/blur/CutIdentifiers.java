package io.cardtrail.ingest.blur;

import io.cardtrail.model.BlurFinding;
import io.cardtrail.model.BlurMeasure;
import io.cardtrail.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One column's identifiers: overwritten ones, and ones that are too short. Rejected rows count like others. */
final class CutIdentifiers {
    /** A run of characters that stand for what is left out. {@code X} and {@code #} only where all the rest is digits. */
    static final Pattern MASK = Pattern.compile("[*•●○×■□]{2,}|\\.{3}|^[0-9 +-]+[xX#]{2,}[0-9 -]*$");

    /** Every mask has one of these. */
    private static final String OF_MASKS = "*•●○×■□.xX#";

    /** Fewer short ones than this have no length in common. */
    static final int LEAST = 3;

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final BlurColumns.Identifiers column;
    private final int required;
    private final Tally masked = new Tally();
    private final List<Tally> shortOnes = new ArrayList<>();
    private long measured;

    CutIdentifiers(BlurColumns.Identifiers column) {
        this.column = column;
        this.required = required(column);
        for (int i = 0; i < required; i++) {
            shortOnes.add(new Tally());
        }
    }

    /** {@return digits that an identifier of the column has; 0 where that is not fixed} */
    private static int required(BlurColumns.Identifiers column) {
        return switch (column.kind()) {
            case CARD -> 17;
            case PIN -> 18;
            case PHONE -> 11;
            case SIM -> 15;
            case PERSON -> column.prefix().isEmpty() ? 18 : 0;
            case DEVICE -> column.prefix().equals("IMEI:") ? 14 : 0;
            case IP, PAYMENT_ACCOUNT, ACCOUNT, ORGANISATION, CELL -> 0;
        };
    }

    void add(long line, String cell) {
        if (cell.isEmpty()) {
            return;
        }
        measured++;
        List<String> values = values(cell);
        if (values.stream().anyMatch(CutIdentifiers::masked)) {
            masked.add(line);
        }
        values.stream()
                .filter(value ->
                        value.length() < required && DIGITS.matcher(value).matches())
                .findFirst()
                .ifPresent(value -> shortOnes.get(value.length()).add(line));
    }

    private static boolean masked(String value) {
        // Most values have no character that a mask has.
        for (int i = 0; i < value.length(); i++) {
            if (OF_MASKS.indexOf(value.charAt(i)) >= 0) {
                return MASK.matcher(value).find();
            }
        }
        return false;
    }

    private List<String> values(String cell) {
        String separator = column.list();
        Stream<String> values = separator == null
                ? Stream.of(cell)
                : Pattern.compile(Pattern.quote(separator)).splitAsStream(cell).map(String::strip);
        return values.map(value ->
                        column.kind() == EntityKind.PERSON && value.startsWith("ID:") ? value.substring(3) : value)
                .toList();
    }

    List<BlurFinding> findings() {
        List<BlurFinding> findings = new ArrayList<>();
        if (masked.count() > 0) {
            findings.add(finding(BlurMeasure.IDENTIFIERS_MASKED, masked));
        }
        long all = shortOnes.stream().mapToLong(Tally::count).sum();
        for (Tally ofLength : shortOnes) {
            if (ofLength.count() >= LEAST && 10 * ofLength.count() >= 9 * all) {
                findings.add(finding(BlurMeasure.IDENTIFIERS_CUT, ofLength));
            }
        }
        return findings;
    }

    private BlurFinding finding(BlurMeasure measure, Tally tally) {
        return new BlurFinding(measure, column.heading(), null, tally.count(), measured, 1, tally.lines());
    }
}
