package io.cardtrail.report.seal;

import org.jspecify.annotations.Nullable;

/** It is no bundle that can be read safely. The message says why. */
public final class BadBundle extends Exception {
    private static final long serialVersionUID = 1L;

    BadBundle(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
