package io.cardtrail.model;

/** The caller's input is unusable; the message names field, value and what to do. */
public final class BadRequest extends CardtrailException {
    private static final long serialVersionUID = 1L;

    public BadRequest(String message) {
        super(ErrorCode.BAD_REQUEST, message);
    }

    /** @param complaint what the message says, for readers of another language */
    public BadRequest(String message, Complaint complaint) {
        super(ErrorCode.BAD_REQUEST, message, complaint);
    }
}
