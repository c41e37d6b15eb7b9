package io.cardtrail.ingest;

/** Arithmetic on serials: numbers of {@value #DIGITS} digits, which fit into a long. */
final class NumberOfCard {
    static final int DIGITS = 17;

    private NumberOfCard() {}

    /** {@return how many serials the range holds, both ends counted; below 1 if it runs backwards} */
    static long span(String first, String last) {
        return Long.parseLong(last) - Long.parseLong(first) + 1;
    }

    /** {@return the serial {@code steps} after {@code first}, with its leading zeros} */
    static String after(String first, long steps) {
        String digits = Long.toString(Long.parseLong(first) + steps);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
