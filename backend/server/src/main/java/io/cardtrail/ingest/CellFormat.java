package io.cardtrail.ingest;

import java.util.regex.Pattern;

/** What a format of cells makes of their numbers (ECMA-376, 18.8.30 and 18.8.31). */
enum CellFormat {
    NUMBER,
    DATE,
    TIME,
    DATE_AND_TIME,
    /** A date or a time of day, by the language of the spreadsheet, which the file does not say. */
    DATE_OR_TIME;

    private static final Pattern ELAPSED = Pattern.compile("\\[(h+|m+|s+)]", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITHOUT_TEXT = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.|\\*.");
    private static final Pattern OF_DATE = Pattern.compile("[yd年月日]|mmm", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_TIME = Pattern.compile("[hs时分秒]", Pattern.CASE_INSENSITIVE);
    /** Months, unless hours or seconds stand with them. */
    private static final Pattern OF_EITHER = Pattern.compile("m", Pattern.CASE_INSENSITIVE);

    /** {@return what a built-in format makes of numbers, in any language} */
    static CellFormat of(int builtIn) {
        return switch (builtIn) {
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 54, 57, 58, 71, 72, 73, 74, 81 -> DATE;
            case 18, 19, 20, 21, 32, 33, 45, 46, 47, 75, 76, 78, 79, 80 -> TIME;
            case 22, 77 -> DATE_AND_TIME;
            case 34, 35, 52, 53, 55, 56 -> DATE_OR_TIME;
            default -> NUMBER;
        };
    }

    /** {@return what a format code makes of numbers} */
    static CellFormat of(String code) {
        String first = code.split(";", -1)[0];
        String tokens = WITHOUT_TEXT.matcher(first).replaceAll("");
        boolean time = OF_TIME.matcher(tokens).find() || ELAPSED.matcher(first).find();
        boolean date = OF_DATE.matcher(tokens).find()
                || (!time && OF_EITHER.matcher(tokens).find());
        if (date) {
            return time ? DATE_AND_TIME : DATE;
        }
        return time ? TIME : NUMBER;
    }

    boolean hasDate() {
        return this == DATE || this == DATE_AND_TIME;
    }

    boolean hasTime() {
        return this == TIME || this == DATE_AND_TIME;
    }
}
