package io.cardtrail.model;

import io.cardtrail.model.BadIdentifier.Fault;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** What all identifiers go through before their own checks. No message here ever repeats a value. */
final class IdentifierText {
    /** Longest identifier in chars; real ones stay far below, and a key is indexed by Neo4j. */
    static final int MAX_LENGTH = 200;

    /** Before the number that a holder gave somebody or something by itself: it names nothing without that holder. */
    static final String NUMBER = "NUMBER";

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?[0-9]+([.,][0-9]*)?[eE][+-]?[0-9]+");

    private static final Pattern CUT = Pattern.compile("[0-9](\\.[0-9]+)?E\\+[0-9]+|[0-9]+E\\+[0-9]+");

    private IdentifierText() {}

    /**
     * {@return {@code value} in NFKC, trimmed, every line end as one LF}
     *
     * <p>A line break or tab stays: sources do have user names with one. Other control characters and halves of surrogate pairs
     * are refused, since two different values could look or be stored alike.
     */
    static String clean(String value) {
        if (value.length() > 4 * MAX_LENGTH) {
            throw new BadIdentifier(Fault.BAD_LENGTH, "an identifier has at most " + MAX_LENGTH + " characters");
        }
        String text = Normalizer.normalize(value, Normalizer.Form.NFKC).strip().replaceAll("\r\n?", "\n");
        if (text.isEmpty()) {
            throw new BadIdentifier(Fault.BAD_FORMAT, "an identifier is not empty");
        }
        if (text.length() > MAX_LENGTH) {
            throw new BadIdentifier(Fault.BAD_LENGTH, "an identifier has at most " + MAX_LENGTH + " characters");
        }
        if (text.codePoints().anyMatch(IdentifierText::refused)) {
            throw new BadIdentifier(Fault.BAD_FORMAT, "an identifier has no control characters");
        }
        return text;
    }

    private static boolean refused(int codePoint) {
        return (Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\t')
                || Character.getType(codePoint) == Character.SURROGATE;
    }

    /** {@return whether a spreadsheet turned the number into something like 1.23457E+16} */
    static boolean scientific(String text) {
        return SCIENTIFIC.matcher(text).matches();
    }

    /**
     * {@return whether a number is written as a spreadsheet shows one that is too long for it, or as an import reads such a one}
     *
     * <p>Just so and not otherwise: where more than digits may stand, {@code 12e5} is a name.
     */
    static boolean cut(String text) {
        return CUT.matcher(text).matches();
    }

    /** {@return {@code text}, which may be any but a number that a spreadsheet has cut: many numbers have that same text} */
    static String uncut(String text, String what) {
        if (cut(text)) {
            throw damaged(what);
        }
        return text;
    }

    static BadIdentifier damaged(String what) {
        return new BadIdentifier(
                Fault.SERIAL_DAMAGED,
                what + " is in scientific notation: its last digits are lost, take it from the original source");
    }

    /** {@return {@code holder:number} without blanks around its two parts, both of which are there} */
    static String ofHolder(String text, String rule) {
        int colon = text.indexOf(':');
        String holder = colon < 0 ? "" : text.substring(0, colon).strip();
        String number = text.substring(colon + 1).strip();
        if (holder.isEmpty() || number.isEmpty()) {
            throw new BadIdentifier(Fault.BAD_FORMAT, rule);
        }
        return holder + ":" + uncut(number, "a number of the holder's own");
    }

    /** {@return {@code text}, exactly {@code length} ASCII digits} */
    static String digits(String text, int length, String what) {
        if (!DIGITS.matcher(text).matches()) {
            throw new BadIdentifier(Fault.BAD_FORMAT, what + " has digits only");
        }
        if (text.length() != length) {
            throw new BadIdentifier(Fault.BAD_LENGTH, what + " has " + length + " digits");
        }
        return text;
    }
}
