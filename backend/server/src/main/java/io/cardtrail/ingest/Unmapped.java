package io.cardtrail.ingest;

import java.util.regex.Pattern;

/** Text of a file of which nobody has said yet what its columns mean: any cell may be a PIN or an identity number. */
final class Unmapped {
    /** Eighteen digits, or seventeen and an X, also with single blanks or hyphens between: a PIN or a resident identity number. */
    private static final Pattern SECRET =
            Pattern.compile("(?<![0-9０-９])[0-9０-９](?:[ \\u00A0-]?[0-9０-９]){16}[ \\u00A0-]?[0-9０-９XxＸｘ](?![0-9０-９])");

    /** Longest text that is shown of a cell, in chars. */
    static final int MAX_SHOWN = 200;

    private Unmapped() {}

    /** {@return {@code cell} without what may be a PIN or an identity number, and not longer than a screen can use} */
    static String shown(String cell) {
        String masked = SECRET.matcher(cell).replaceAll(RejectsFile.WITHHELD);
        return masked.length() <= MAX_SHOWN ? masked : masked.substring(0, MAX_SHOWN) + "…";
    }
}
