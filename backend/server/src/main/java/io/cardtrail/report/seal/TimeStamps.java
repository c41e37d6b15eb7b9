package io.cardtrail.report.seal;

import java.security.cert.X509Certificate;

/** Who says when a seal existed (RFC 3161). What comes back was checked: imprint, nonce, signer, and the way to the root. */
sealed interface TimeStamps permits DemoStamps, AuthorityStamps {
    /**
     * {@return a time-stamp of the SHA-256 of {@code data}: the whole reply (DER), as openssl reads it}
     *
     * @throws CannotSeal if there is none
     */
    byte[] stamp(byte[] data) throws CannotSeal, InterruptedException;

    /** {@return what the signer of every time-stamp leads to} */
    X509Certificate root();
}
