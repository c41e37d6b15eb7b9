package io.cardtrail.report.seal;

import org.jspecify.annotations.Nullable;

/** There is no seal: a key, a certificate, a CRL or a time-stamp is missing or no good. The message says which, and what to do. */
public final class CannotSeal extends Exception {
    private static final long serialVersionUID = 1L;

    CannotSeal(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
