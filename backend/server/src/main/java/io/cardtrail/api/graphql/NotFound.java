package io.cardtrail.api.graphql;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;

/** Nothing there, or not to be disclosed: one and the same. */
final class NotFound extends CardtrailException {
    private static final long serialVersionUID = 1L;

    NotFound(String message) {
        super(ErrorCode.NOT_FOUND, message);
    }
}
