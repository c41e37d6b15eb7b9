package io.cardtrail.graph;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The database can't be started or does not answer. The message says what to do; nothing was half-done. */
public final class GraphUnavailable extends CardtrailException {
    private static final long serialVersionUID = 1L;

    public GraphUnavailable(String message, @Nullable Throwable cause) {
        super(ErrorCode.GRAPH_UNAVAILABLE, message);
        if (cause != null) {
            initCause(cause);
        }
    }
}
