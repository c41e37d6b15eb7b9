package io.cardtrail.report.seal;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** Who says when a seal existed (RFC 3161). What comes back was checked: imprint, nonce, signer, and the way to the root. */
sealed interface TimeStamps permits DemoStamps, AuthorityStamps {
    /**
     * {@return a time-stamp of the SHA-256 of {@code data}}
     *
     * @throws CannotSeal if there is none
     */
    Stamped stamp(byte[] data) throws CannotSeal, InterruptedException;

    /** {@return what the signer of every time-stamp leads to} */
    X509Certificate root();

    /**
     * What was said.
     *
     * @param reply the whole reply (DER), as openssl reads it
     * @param at when the data was seen
     */
    record Stamped(byte[] reply, Instant at) {}
}
