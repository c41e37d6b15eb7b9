package io.cardtrail.model;

import io.cardtrail.model.BadIdentifier.Fault;
import java.util.Locale;
import java.util.regex.Pattern;

/** Devices, whose type is part of the key: {@code IMEI:}, {@code MAC:}, {@code FINGERPRINT:}, {@code NUMBER:holder:}. */
final class DeviceNumber {
    private static final Pattern MAC = Pattern.compile(
            "[0-9a-f]{12}|[0-9a-f]{2}([:-])[0-9a-f]{2}(\\1[0-9a-f]{2}){4}|[0-9a-f]{4}(\\.[0-9a-f]{4}){2}");
    private static final String RULE = "a device is written IMEI:…, MAC:…, FINGERPRINT:… or NUMBER:holder:…";
    private static final int IMEI_DIGITS = 15;

    private DeviceNumber() {}

    static String canonical(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new BadIdentifier(Fault.BAD_FORMAT, RULE);
        }
        String number = text.substring(colon + 1).strip();
        if (number.isEmpty()) {
            throw new BadIdentifier(Fault.BAD_FORMAT, RULE);
        }
        return switch (text.substring(0, colon)) {
            case "IMEI" -> "IMEI:" + imei(number);
            case "MAC" -> "MAC:" + mac(number);
            case "FINGERPRINT" -> "FINGERPRINT:" + number;
            case IdentifierText.NUMBER -> IdentifierText.NUMBER + ":" + IdentifierText.ofHolder(number, RULE);
            default -> throw new BadIdentifier(Fault.BAD_FORMAT, RULE);
        };
    }

    /** An IMEI goes by its first 14 digits: networks record it without the check digit, and both must be one device. */
    private static String imei(String number) {
        if (number.length() == IMEI_DIGITS - 1) {
            return IdentifierText.digits(number, IMEI_DIGITS - 1, "an IMEI");
        }
        IdentifierText.digits(number, IMEI_DIGITS, "an IMEI");
        if (!CheckDigits.luhn(number)) {
            throw new BadIdentifier(Fault.CHECK_DIGIT, "the check digit of the IMEI is wrong");
        }
        return number.substring(0, IMEI_DIGITS - 1);
    }

    private static String mac(String number) {
        String lower = number.toLowerCase(Locale.ROOT);
        if (!MAC.matcher(lower).matches()) {
            throw new BadIdentifier(Fault.BAD_FORMAT, "a MAC address has 12 hexadecimal digits");
        }
        return lower.replaceAll("[^0-9a-f]", "").replaceAll("(..)(?!$)", "$1:");
    }
}
