package io.cardtrail.report.seal;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who seals reports, all under {@code cardtrail.report.}; passwords stand in files of their own, never in a setting. With none of it set, the demo's
 * own authority seals, and everything it makes says so.
 *
 * @param keyStore PKCS#12 file with the issuer's key (RSA of 2048 bits or more, or EC on P-256 or P-384) and its certificates
 * @param pkcs11 configuration of Java's SunPKCS11, in place of {@code keyStore}. Tried with the software tokens of NSS and SoftHSM, and with no hardware: try yours
 *     before you rely on it
 * @param passwordFile holds the password of {@code keyStore}, or the PIN of {@code pkcs11}, on its first line
 * @param alias names the key where there are several
 * @param authority PEM file with the one root certificate the issuer's leads to; its fingerprint is what a court files on paper
 * @param crl PEM file with the newest CRL of the issuer's CA (and of others on the way); read at each seal, so a job may replace it
 * @param sm2 PEM (PKCS#8) or PKCS#12 file with an SM2 key
 * @param sm2PasswordFile holds the password of {@code sm2} on its first line, if it has one
 * @param tsa where RFC 3161 requests are posted
 * @param tsaRoot PEM file with the one root certificate the time-stamps lead to
 */
public record SealSettings(
        @Nullable Path keyStore,
        @Nullable Path pkcs11,
        @Nullable Path passwordFile,
        @Nullable String alias,
        @Nullable Path authority,
        @Nullable Path crl,
        @Nullable Path sm2,
        @Nullable Path sm2PasswordFile,
        @Nullable URI tsa,
        @Nullable Path tsaRoot) {

    /** Says by its name what is missing, or doesn't go together. */
    public SealSettings {
        if (keyStore != null && pkcs11 != null) {
            throw new IllegalArgumentException("set cardtrail.report.key-store or cardtrail.report.pkcs11, not both");
        }
        boolean own = keyStore != null || pkcs11 != null;
        if (own && (authority == null || crl == null || sm2 == null || tsa == null || passwordFile == null)) {
            throw new IllegalArgumentException(
                    "an issuer's key needs cardtrail.report.password-file, .authority, .crl, .sm2 and .tsa beside it: what the demo makes is no part of a true seal");
        }
        if (!own && (authority != null || crl != null || sm2 != null || tsa != null || passwordFile != null)) {
            throw new IllegalArgumentException(
                    "cardtrail.report is set in parts: set cardtrail.report.key-store or cardtrail.report.pkcs11 too, or nothing for the demo's seal");
        }
        if ((tsa == null) != (tsaRoot == null)) {
            throw new IllegalArgumentException("cardtrail.report.tsa and cardtrail.report.tsa-root go together");
        }
        if (tsa != null && (tsa.getUserInfo() != null || tsa.getHost() == null)) {
            // The address itself is not told: it may carry a password.
            throw new IllegalArgumentException(
                    "cardtrail.report.tsa must be the http or https address of a host, without a user or password in it");
        }
    }

    /** {@return settings under which the demo's authority seals} */
    public static SealSettings ofDemo() {
        return new SealSettings(null, null, null, null, null, null, null, null, null, null);
    }

    /** {@return whether the demo's authority seals} */
    public boolean demo() {
        return keyStore == null && pkcs11 == null;
    }
}
