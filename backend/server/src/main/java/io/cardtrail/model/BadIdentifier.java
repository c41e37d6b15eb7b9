package io.cardtrail.model;

/** A value is no identifier of its kind. The message never repeats the value: it may be somebody's number. */
public final class BadIdentifier extends CardtrailException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it; the names are the reject codes of an import. */
    public enum Fault {
        SERIAL_DAMAGED,
        BAD_LENGTH,
        CHECK_DIGIT,
        BAD_FORMAT
    }

    private final Fault fault;

    public BadIdentifier(Fault fault, String message) {
        super(ErrorCode.BAD_REQUEST, message, Complaint.of(fault.name()));
        this.fault = fault;
    }

    /** {@return the refusal of something that was sent with it in that place} */
    public BadRequest at(String place) {
        return new BadRequest(place + ": " + getMessage(), Complaint.of(fault.name()));
    }

    /** {@return what is wrong} */
    public Fault fault() {
        return fault;
    }
}
