package io.cardtrail.identity;

import io.cardtrail.model.BadRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are taken (ASVS 5.0, 6.2): 12 to 128 characters of any kind, no rules of composition, nothing common, and not the
 * account's own name.
 */
final class PasswordRules {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /**
     * Refuses an unfit password.
     *
     * @throws BadRequest with the rule it breaks, never with the password
     */
    static void check(String password, String accountName) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw AccountComplaint.PASSWORD_LENGTH.refused(SHORTEST, LONGEST);
        }
        String plain = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (COMMON.contains(plain) || COMMON.contains(undecorated(plain)) || repeats(plain)) {
            throw AccountComplaint.PASSWORD_OF_MANY.refused();
        }
        String name = accountName.replaceAll("@.*", "");
        if (name.length() >= 3 && plain.contains(name)) {
            throw AccountComplaint.PASSWORD_WITH_NAME.refused();
        }
    }

    /** {@return the text without digits and signs put behind it} */
    private static String undecorated(String text) {
        return text.replaceAll("[^\\p{L}]+\\z", "");
    }

    /** {@return whether the text is one piece of up to four characters, over and over} */
    private static boolean repeats(String text) {
        return text.matches("(?s)(.{1,4}?)\\1{2,}");
    }

    private static Set<String> common() {
        try (InputStream in = Objects.requireNonNull(
                        PasswordRules.class.getResourceAsStream("/identity/common-passwords.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# ") && !line.equals("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the list of common passwords can't be read", e);
        }
    }
}
