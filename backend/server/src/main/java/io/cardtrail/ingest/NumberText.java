package io.cardtrail.ingest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers exactly: yuan become fen without a floating point in between. */
final class NumberText {
    private static final Pattern YUAN = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,2})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,15}");

    private NumberText() {}

    /** {@return fen, or null if {@code text} is not yuan with at most two decimals} */
    static @Nullable Long fen(String text) {
        if (!YUAN.matcher(text).matches()) {
            return null;
        }
        int point = text.indexOf('.');
        String yuan = point < 0 ? text : text.substring(0, point);
        String fen = point < 0 ? "" : text.substring(point + 1);
        return Long.parseLong(yuan + (fen + "00").substring(0, 2));
    }

    /** {@return a whole number from {@code least} on, or null} */
    static @Nullable Long whole(String text, long least) {
        if (!WHOLE.matcher(text).matches()) {
            return null;
        }
        long number = Long.parseLong(text);
        return number < least ? null : number;
    }
}
