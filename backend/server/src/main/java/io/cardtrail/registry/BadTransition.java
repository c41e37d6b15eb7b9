package io.cardtrail.registry;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;

/** An instrument can't be changed in this way as it stands. */
public final class BadTransition extends CardtrailException {
    private static final long serialVersionUID = 1L;

    BadTransition(String message) {
        super(ErrorCode.BAD_REQUEST, message);
    }
}
