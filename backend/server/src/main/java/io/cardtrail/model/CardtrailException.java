package io.cardtrail.model;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The one root of our own errors: a code from the published list and one message fit for the caller. */
public abstract class CardtrailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient @Nullable Complaint complaint;

    protected CardtrailException(ErrorCode code, String message) {
        super(message);
        this.code = code;
        this.complaint = null;
    }

    protected CardtrailException(ErrorCode code, String message, Complaint complaint) {
        super(message);
        this.code = code;
        this.complaint = complaint;
    }

    protected CardtrailException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.complaint = null;
    }

    /** {@return the published code} */
    public final ErrorCode code() {
        return code;
    }

    /** {@return what the message says by a published name, where it has one} */
    public final Optional<Complaint> complaint() {
        return Optional.ofNullable(complaint);
    }

    /** {@return what a caller is told beside the message, by name} In one order: the same request is answered with the same bytes. */
    public final SortedMap<String, Object> extensions() {
        SortedMap<String, Object> extensions = new TreeMap<>();
        extensions.put("code", code);
        complaint().ifPresent(each -> extensions.put("complaint", each));
        return extensions;
    }
}
