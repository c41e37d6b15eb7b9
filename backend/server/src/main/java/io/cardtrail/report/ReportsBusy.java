package io.cardtrail.report;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;

/** Too many reports wait to be sealed. */
final class ReportsBusy extends CardtrailException {
    private static final long serialVersionUID = 1L;

    ReportsBusy(int waiting) {
        super(ErrorCode.TOO_MUCH_WORK, waiting + " reports wait to be sealed already: send this again in a minute");
    }
}
