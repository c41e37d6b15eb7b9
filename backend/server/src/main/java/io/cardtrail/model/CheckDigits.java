package io.cardtrail.model;

import io.cardtrail.model.BadIdentifier.Fault;
import java.util.regex.Pattern;

/** The two check digits that sources carry: Luhn (IMEI, 3GPP TS 23.003 annex B) and MOD 11-2 (resident ID, GB 11643-1999). */
final class CheckDigits {
    private static final Pattern RESIDENT_ID = Pattern.compile("[0-9]*X?");
    private static final int RESIDENT_ID_LENGTH = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String MOD_11_2 = "10X98765432";

    private CheckDigits() {}

    /** {@return whether the last digit of {@code digits} is the Luhn check digit of those before} */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /**
     * {@return {@code text}, a resident identity number with a capital X}
     *
     * <p>Region and birthday are not looked up: numbers of regions long dissolved are still borne.
     */
    static String residentId(String text) {
        if (!RESIDENT_ID.matcher(text).matches()) {
            throw new BadIdentifier(Fault.BAD_FORMAT, "a resident identity number has digits and perhaps X at its end");
        }
        if (text.length() != RESIDENT_ID_LENGTH) {
            throw new BadIdentifier(Fault.BAD_LENGTH, "a resident identity number has 18 characters");
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (text.charAt(i) - '0');
        }
        if (text.charAt(RESIDENT_ID_LENGTH - 1) != MOD_11_2.charAt(sum % 11)) {
            throw new BadIdentifier(Fault.CHECK_DIGIT, "the check digit of the resident identity number is wrong");
        }
        return text;
    }
}
