package io.cardtrail.report;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;
import io.cardtrail.report.seal.CannotSeal;

/** Keys or the time-stamping authority failed, and nothing was sealed. */
final class SealRefused extends CardtrailException {
    private static final long serialVersionUID = 1L;

    SealRefused(CannotSeal cause) {
        super(ErrorCode.INTERNAL, "the report was not sealed: " + cause.getMessage(), cause);
    }
}
