package io.cardtrail.model;

import io.cardtrail.model.BadIdentifier.Fault;
import java.util.regex.Pattern;

/** Phone numbers as E.164. Without a country code, or with +86, a number is Chinese and has 11 digits. */
final class PhoneNumber {
    private static final Pattern SPACING = Pattern.compile("[ -]");
    private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9][0-9 -]*");
    private static final int CHINESE_DIGITS = 11;
    private static final int SHORTEST = 7;
    private static final int LONGEST = 15;

    private PhoneNumber() {}

    static String canonical(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new BadIdentifier(
                    Fault.BAD_FORMAT, "a phone number has digits, spaces, hyphens and perhaps a leading +");
        }
        boolean international = text.startsWith("+");
        String digits =
                SPACING.matcher(international ? text.substring(1) : text).replaceAll("");
        boolean country = digits.startsWith("86");
        if (international && !country) {
            return foreign(digits);
        }
        // 86 without a plus is the country code only where 11 digits remain: no Chinese number starts with 86.
        boolean dropped = country && (international || digits.length() == CHINESE_DIGITS + 2);
        String number = dropped ? digits.substring(2) : digits;
        if (number.length() != CHINESE_DIGITS) {
            throw new BadIdentifier(Fault.BAD_LENGTH, "a phone number has 11 digits after +86");
        }
        if (number.startsWith("0")) {
            throw new BadIdentifier(Fault.BAD_FORMAT, "a phone number does not start with 0");
        }
        return "+86" + number;
    }

    private static String foreign(String digits) {
        if (digits.length() < SHORTEST || digits.length() > LONGEST) {
            throw new BadIdentifier(Fault.BAD_LENGTH, "a phone number has 7 to 15 digits after the +");
        }
        if (digits.startsWith("0")) {
            throw new BadIdentifier(Fault.BAD_FORMAT, "no country code starts with 0");
        }
        return "+" + digits;
    }
}
