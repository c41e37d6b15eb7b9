package io.cardtrail.identity;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;

/** There is no such account, or no such token. */
final class NoSuchAccount extends CardtrailException {
    private static final long serialVersionUID = 1L;

    NoSuchAccount(String what) {
        super(ErrorCode.NOT_FOUND, "there is no such " + what);
    }
}
