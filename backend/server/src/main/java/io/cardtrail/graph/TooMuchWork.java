package io.cardtrail.graph;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.Complaint;
import io.cardtrail.model.ErrorCode;

/** A guard on work or time was passed: the whole answer is refused, never cut where the engine happened to stand. */
public final class TooMuchWork extends CardtrailException {
    private static final long serialVersionUID = 1L;

    public TooMuchWork(String message) {
        super(ErrorCode.TOO_MUCH_WORK, message);
    }

    /** @param complaint what the message says, for readers of another language */
    public TooMuchWork(String message, Complaint complaint) {
        super(ErrorCode.TOO_MUCH_WORK, message, complaint);
    }
}
