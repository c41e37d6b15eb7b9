package io.cardtrail.api.graphql;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;

/** What an answer cites is not as it was stored, so nothing may rest on it. */
final class LedgerUnsound extends CardtrailException {
    private static final long serialVersionUID = 1L;

    LedgerUnsound(String faults) {
        super(
                ErrorCode.LEDGER_FAULT,
                "rows that the answer cites are not as the source ledger has them (" + faults
                        + "): have an auditor sweep the ledger before anything rests on them");
    }
}
