package io.cardtrail.ingest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the numbers of a workbook mean (ECMA-376, 18.17.4). */
final class NumberFormat {
    /** A spreadsheet keeps that many digits of a number; what lies behind them is made up. */
    private static final int DIGITS = 15;

    private static final long DAY = 86_400_000;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private NumberFormat() {}

    /** {@return the number as text; in scientific notation where a spreadsheet can't have kept all of its digits} */
    static String text(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        boolean whole = plain.scale() <= 0;
        if (whole && plain.precision() - plain.scale() > DIGITS) {
            return plain.unscaledValue() + "E+" + -(long) plain.scale();
        }
        BigDecimal kept =
                plain.round(new MathContext(DIGITS, RoundingMode.HALF_UP)).stripTrailingZeros();
        return kept.precision() - (long) kept.scale() > 30 || kept.scale() > 30
                ? kept.toString()
                : kept.toPlainString();
    }

    /**
     * {@return a date, a time of day or both; the number itself where it is no day of the calendar}
     *
     * <p>What the number has is never left out, whatever the format shows of it. Midnight is a time of day where the format has one.
     */
    static String moment(BigDecimal number, CellFormat format, boolean from1904) {
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(2_958_466)) >= 0) {
            return text(number);
        }
        long days = number.longValue();
        long millis = number.subtract(BigDecimal.valueOf(days))
                .multiply(BigDecimal.valueOf(DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        // The 29th of February 1900 is counted and never was; before it every day is one off.
        LocalDate zero = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days < 60 ? 31 : 30);
        LocalDateTime moment = zero.atStartOfDay().plusDays(days).plusNanos(millis * 1_000_000);
        String both = (millis % 1000 == 0 ? SECONDS : MILLIS).format(moment);
        // Days that are counted from 1900 on begin with 1; from 1904 on, nought is a day as well.
        if (days == 0 && !(from1904 && format.hasDate())) {
            return both.substring(11);
        }
        return millis == 0 && !format.hasTime() ? both.substring(0, 10) : both;
    }
}
