package io.cardtrail.api.http;

import io.cardtrail.model.ErrorCode;

/**
 * A request that GraphQL never sees. The message speaks of the request's form only and repeats nothing of its content, which may
 * hold somebody's number.
 */
final class GraphqlHttpRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final ErrorCode code;
    private final String reason;

    GraphqlHttpRefusal(int status, ErrorCode code, String reason) {
        super(reason);
        this.status = status;
        this.code = code;
        this.reason = reason;
    }

    static GraphqlHttpRefusal malformed(String reason) {
        return new GraphqlHttpRefusal(400, ErrorCode.BAD_REQUEST, reason);
    }

    /** {@return the HTTP status, 4xx} */
    int status() {
        return status;
    }

    ErrorCode code() {
        return code;
    }

    /** {@return what is wrong and what to send instead} */
    String reason() {
        return reason;
    }
}
