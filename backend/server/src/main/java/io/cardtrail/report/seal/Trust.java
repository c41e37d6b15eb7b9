package io.cardtrail.report.seal;

import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a verifier knows from elsewhere than the bundle. Fingerprints are SHA-256 in hex, with or without colons, as
 * {@code openssl x509 -fingerprint -sha256} shows them.
 *
 * @param authority of the root certificate that the issuer's leads to
 * @param stampAuthority of the root certificate that the time-stamp leads to
 * @param signer of the issuer's own certificate. Without it, whoever has a certificate under {@code authority} can sign, and the name must be read
 * @param sm2 of the SM2 public key (DER); without it the key counts because the issuer signed it
 * @param crls newer ones than the bundle's
 * @param at the verifier's time; counts where no time-stamp holds
 */
public record Trust(
        String authority,
        String stampAuthority,
        Optional<String> signer,
        Optional<String> sm2,
        List<X509CRL> crls,
        Instant at) {

    /** Takes fingerprints as people copy them. */
    public Trust {
        authority = plain(authority);
        stampAuthority = plain(stampAuthority);
        signer = signer.map(Trust::plain);
        sm2 = sm2.map(Trust::plain);
        crls = List.copyOf(crls);
    }

    private static String plain(String fingerprint) {
        String hex = fingerprint.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "'" + fingerprint + "' is no SHA-256 fingerprint: it has 64 hex digits, with or without colons");
        }
        return hex;
    }
}
