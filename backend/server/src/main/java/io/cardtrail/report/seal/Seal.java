package io.cardtrail.report.seal;

import io.cardtrail.audit.Pem;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1Encoding;

/**
 * Seals the files of a bundle: {@code SM3SUMS} lists them and the certificates, {@code SHA256SUMS} lists these and {@code SM3SUMS}, and
 * {@code SHA256SUMS} is signed (CAdES-B), time-stamped (RFC 3161) and signed again with SM2.
 */
public final class Seal {
    /** The files that are added. */
    static final String LIST = Sums.SHA256.file;

    static final String SIGNATURE = LIST + ".p7s";
    static final String STAMP = LIST + ".tsr";
    static final String SM2_SIGNATURE = LIST + ".sm2sig";
    static final String AUTHORITY = "pki/ca.pem";
    static final String CRL = "pki/ca.crl.pem";
    static final String SIGNER = "pki/signer.pem";
    static final String SM2_KEY = "pki/sm2.pub.pem";
    static final String STAMP_AUTHORITY = "pki/tsa.pem";

    /** What no list can hold: the list itself and what was made over it. */
    static final Set<String> BESIDE = Set.of(LIST, SIGNATURE, STAMP, SM2_SIGNATURE);

    private static final Set<String> ADDED = Set.of(
            LIST, SIGNATURE, STAMP, SM2_SIGNATURE, Sums.SM3.file, AUTHORITY, CRL, SIGNER, SM2_KEY, STAMP_AUTHORITY);

    private final Issuer issuer;

    /** A seal of this issuer. */
    public Seal(Issuer issuer) {
        this.issuer = issuer;
    }

    /**
     * {@return what is to be added to {@code files}}
     *
     * @param files name to content; a PDF among them is sealed by {@link PdfSeal} before
     * @param at when the issuer says it signs
     * @throws CannotSeal if a key fails, or the time-stamping authority does
     * @throws IllegalArgumentException if a name can't stand in a bundle, or is one of the seal's own
     */
    public SortedMap<String, byte[]> over(SortedMap<String, byte[]> files, Instant at)
            throws CannotSeal, InterruptedException {
        for (String name : files.keySet()) {
            if (ADDED.contains(name)) {
                throw new IllegalArgumentException(name + " is the seal's own to add");
            }
        }
        SortedMap<String, byte[]> added = certificates();
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        all.putAll(added);
        Bundle.checkNames(all.keySet());
        byte[] sm3 = Sums.SM3.write(all);
        all.put(Sums.SM3.file, sm3);
        added.put(Sums.SM3.file, sm3);
        byte[] list = Sums.SHA256.write(all);
        added.put(LIST, list);
        try {
            added.put(
                    SIGNATURE,
                    Cms.detached(issuer.keys(), list, Optional.of(at)).getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new CannotSeal("the signature has no form", e);
        }
        try {
            added.put(STAMP, StampFile.exact(issuer.stamps().stamp(list)));
        } catch (Envelope.Malformed e) {
            throw new CannotSeal("the time-stamp has no form", e);
        }
        added.put(SM2_SIGNATURE, issuer.keys().sm2().sign(list));
        return added;
    }

    private SortedMap<String, byte[]> certificates() throws CannotSeal {
        SealKeys keys = issuer.keys();
        SortedMap<String, byte[]> pki = new TreeMap<>();
        try {
            pki.put(
                    AUTHORITY,
                    KeyFiles.ascii(Pem.of("CERTIFICATE", keys.authority().getEncoded())));
            pki.put(CRL, KeyFiles.ascii(KeyFiles.crlPem(keys.crls())));
            pki.put(SIGNER, KeyFiles.ascii(KeyFiles.pem(keys.chain())));
            pki.put(
                    STAMP_AUTHORITY,
                    KeyFiles.ascii(Pem.of("CERTIFICATE", issuer.stamps().root().getEncoded())));
            // Text before the key is allowed (RFC 7468); a bare key has no subject that could say it.
            String mark = keys.demo() ? DemoCertificates.MARK + "\n" : "";
            pki.put(
                    SM2_KEY,
                    KeyFiles.ascii(mark + Pem.of("PUBLIC KEY", keys.sm2().publicKey())));
            return pki;
        } catch (GeneralSecurityException e) {
            throw new CannotSeal("a certificate has no form", e);
        }
    }
}
