package io.cardtrail.api.http;

import io.cardtrail.identity.Throttled;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers our own errors outside GraphQL in the same form as inside. */
@RestControllerAdvice(basePackageClasses = Refusals.class)
class Refusals {
    @ExceptionHandler(CardtrailException.class)
    ResponseEntity<Map<String, Object>> refused(CardtrailException refused) {
        HttpStatus status = switch (refused.code()) {
            case BAD_REQUEST, QUERY_LIMIT -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case DENIED, FORBIDDEN, STEP_UP_REQUIRED, INSTRUMENT_CHANGED -> HttpStatus.FORBIDDEN;
            case STALE_GENERATION, LEDGER_FAULT -> HttpStatus.CONFLICT;
            case TOO_MUCH_WORK, THROTTLED -> HttpStatus.TOO_MANY_REQUESTS;
            case AUDIT_UNAVAILABLE, GRAPH_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
        ErrorCode code = refused.code();
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status);
        if (refused instanceof Throttled throttled) {
            response.header(HttpHeaders.RETRY_AFTER, Long.toString(throttled.seconds()));
        }
        return response.body(
                Refusal.body(Objects.requireNonNullElse(refused.getMessage(), code.name()), refused.extensions()));
    }
}
