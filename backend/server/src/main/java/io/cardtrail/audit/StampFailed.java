package io.cardtrail.audit;

import org.jspecify.annotations.Nullable;

/** There is no time-stamp: the authority can't be reached, refused, or answered something else. Nothing else stops for that. */
public final class StampFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** {@code message} says what went wrong, in words for whoever runs the server. */
    public StampFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
