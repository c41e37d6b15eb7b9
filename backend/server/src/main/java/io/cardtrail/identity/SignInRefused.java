package io.cardtrail.identity;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;

/** Unknown, wrong, shut, used or too old: one answer for all, so that nobody learns which accounts there are. */
public final class SignInRefused extends CardtrailException {
    private static final long serialVersionUID = 1L;

    public SignInRefused() {
        super(ErrorCode.UNAUTHENTICATED, "the sign-in was refused");
    }
}
