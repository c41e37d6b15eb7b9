package io.cardtrail.etsi;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;

/** A message or an action that is not taken. The message names places of what was sent and repeats no value of it. */
final class Refused extends CardtrailException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    Refused(Fault fault, String message) {
        super(ErrorCode.BAD_REQUEST, message);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    /** {@return what is wrong, for {@code ErrorDescription}} */
    String reason() {
        String message = getMessage();
        return message == null ? fault.name() : message;
    }
}
