package io.cardtrail.identity;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;
import java.time.Duration;

/** Too many attempts; whether the last one was right was not looked at. */
public final class Throttled extends CardtrailException {
    private static final long serialVersionUID = 1L;

    private final long seconds;

    Throttled(Duration wait) {
        this(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private Throttled(long seconds) {
        super(ErrorCode.THROTTLED, "too many attempts; try again in " + seconds + " s");
        this.seconds = seconds;
    }

    /** {@return whole seconds to wait, at least 1} */
    public long seconds() {
        return seconds;
    }
}
