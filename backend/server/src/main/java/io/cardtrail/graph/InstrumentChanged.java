package io.cardtrail.graph;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;

/** The instrument is not what it was when the question was allowed; the answer was discarded. */
public final class InstrumentChanged extends CardtrailException {
    private static final long serialVersionUID = 1L;

    public InstrumentChanged() {
        super(
                ErrorCode.INSTRUMENT_CHANGED,
                "the instrument was changed, suspended or revoked, or it lapsed, while the answer was worked out; ask again");
    }
}
