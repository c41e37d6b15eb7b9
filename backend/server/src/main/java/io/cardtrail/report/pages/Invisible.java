package io.cardtrail.report.pages;

import java.nio.charset.Charset;
import java.text.Normalizer;

/** Characters that would change how others are read, or that look like another. */
final class Invisible {
    /** Radicals are shapes of characters, no characters of a text. */
    private static final int FIRST_RADICAL = 0x2E80;

    private static final int LAST_RADICAL = 0x2FDF;

    private static final Charset COMMON = Charset.forName("GBK");

    private Invisible() {}

    /** {@return whether a character stands for itself alone: no mark on another, no control, nothing that turns the direction} */
    static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default -> isLeftToRight(point);
        };
    }

    private static boolean isLeftToRight(int point) {
        return switch (Character.getDirectionality(point)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> false;
            default -> true;
        };
    }

    /** {@return whether a character stands in no common character set: of – and ‒ the second} */
    static boolean isRare(int point) {
        return !COMMON.newEncoder().canEncode(Character.toString(point));
    }

    /** {@return whether a character is a radical or a compatibility form of another} */
    static boolean isOddForm(int point) {
        String text = Character.toString(point);
        return (point >= FIRST_RADICAL && point <= LAST_RADICAL)
                || (Character.getType(point) != Character.SURROGATE
                        && !Normalizer.normalize(text, Normalizer.Form.NFKC).equals(text));
    }
}
