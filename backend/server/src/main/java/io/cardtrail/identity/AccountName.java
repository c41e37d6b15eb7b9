package io.cardtrail.identity;

import io.cardtrail.model.BadRequest;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an account may be called: 2 to 64 of {@code a-z 0-9 . _ @ -}, beginning with a letter or digit. One alphabet, one case: two
 * accounts never look alike, and a name can stand in the audit log as it is.
 */
final class AccountName {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");

    private AccountName() {}

    /** {@return the name as stored} of what was typed, which may be no name at all */
    static String typed(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the name of a new account}
     *
     * @throws BadRequest if it can't be one
     */
    static String fresh(String text) {
        String name = typed(text);
        if (!FORM.matcher(name).matches()) {
            throw AccountComplaint.ACCOUNT_NAME.refused();
        }
        return name;
    }
}
