package io.cardtrail.etsi;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An object of the standard, as far as it is read; the whole of it is kept as its tree. */
sealed interface Hi1Object {
    UUID id();

    /** {@return the objects it is associated with, in its order} */
    List<UUID> links();

    /** {@return what the sender would like its status to be, or null} */
    @Nullable
    Entry desired();

    /**
     * A warrant.
     *
     * @param flags from ETSI's dictionary {@code AuthorisationFlag}
     * @param approvals what the sender says about approvals at its own; never counted as ours
     */
    record Authorisation(
            UUID id,
            List<UUID> links,
            @Nullable String reference,
            @Nullable String external,
            @Nullable Entry legalType,
            @Nullable Entry desired,
            @Nullable Instant start,
            @Nullable Instant end,
            List<Endpoint> csps,
            List<ApprovalDetails> approvals,
            List<Entry> flags,
            @Nullable String jurisdiction,
            @Nullable Entry typeOfCase,
            @Nullable String legalEntity)
            implements Hi1Object {}

    /**
     * A document, such as the warrant's own.
     *
     * @param contents Base64, or null
     */
    record Document(
            UUID id,
            List<UUID> links,
            @Nullable Entry type,
            @Nullable Entry desired,
            @Nullable String contents,
            @Nullable String checksum,
            @Nullable String checksumType,
            List<ApprovalDetails> signatures)
            implements Hi1Object {}

    /** A task to disclose. */
    record Disclosure(
            UUID id,
            List<UUID> links,
            @Nullable Entry desired,
            Details details,
            @Nullable Endpoint csp,
            List<Entry> flags,
            List<ApprovalDetails> approvals)
            implements Hi1Object {}

    /** A task to preserve. */
    record Preservation(
            UUID id,
            List<UUID> links,
            @Nullable String external,
            @Nullable Entry desired,
            Details details,
            @Nullable Instant expiration,
            @Nullable Endpoint csp)
            implements Hi1Object {}

    /**
     * What a task is about.
     *
     * @param type from ETSI's dictionary {@code RequestType}; null asks for no category
     * @param narrowed whether it says something that would narrow the request and that we can't keep to
     */
    record Details(
            @Nullable Entry type,
            List<Entry> subtypes,
            @Nullable Instant start,
            @Nullable Instant end,
            List<Target> targets,
            boolean narrowed) {}

    /** An identifier and its format. */
    record Target(String owner, String format, String value) {}

    /** An approval at the sender's. */
    record ApprovalDetails(
            @Nullable String type,
            @Nullable String reference,
            @Nullable String approver,
            @Nullable String role,
            @Nullable Instant at,
            boolean emergency) {}
}
