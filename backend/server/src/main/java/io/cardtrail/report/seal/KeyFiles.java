package io.cardtrail.report.seal;

import io.cardtrail.audit.Pem;
import io.cardtrail.model.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.jspecify.annotations.Nullable;

/** Certificates, CRLs and passwords as they stand in files. */
final class KeyFiles {
    private static final CertificateFactory X509 = x509();

    private KeyFiles() {}

    private static CertificateFactory x509() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<X509Certificate> certificates(byte[] pem) throws GeneralSecurityException {
        List<X509Certificate> all = new ArrayList<>();
        for (byte[] der : Pem.all(pem, "(?:X509 |TRUSTED )?CERTIFICATE")) {
            all.add((X509Certificate) X509.generateCertificate(new ByteArrayInputStream(der)));
        }
        return all;
    }

    static List<X509CRL> crls(byte[] pem) throws GeneralSecurityException {
        List<X509CRL> all = new ArrayList<>();
        for (byte[] der : Pem.all(pem, "X509 CRL")) {
            all.add((X509CRL) X509.generateCRL(new ByteArrayInputStream(der)));
        }
        return all;
    }

    /** {@return the one certificate in a file} Of several, {@code openssl x509} would show the first and trust all. */
    static X509Certificate onlyCertificate(Path file) throws CannotSeal {
        try {
            List<X509Certificate> found = certificates(Files.readAllBytes(file));
            if (found.size() != 1) {
                throw new CannotSeal(
                        file + " holds " + found.size() + " certificates in PEM: leave the root alone in it", null);
            }
            return found.getFirst();
        } catch (IOException | GeneralSecurityException e) {
            throw new CannotSeal("the certificate in " + file + " can't be read: " + e, e);
        }
    }

    static List<X509CRL> crls(Path file) throws CannotSeal {
        try {
            List<X509CRL> found = crls(Files.readAllBytes(file));
            if (found.isEmpty()) {
                throw new CannotSeal("there is no CRL in " + file, null);
            }
            return found;
        } catch (IOException | GeneralSecurityException e) {
            throw new CannotSeal("the CRL in " + file + " can't be read: " + e, e);
        }
    }

    /** {@return what the first line of {@code file} says, nothing if there is no file} */
    static char[] password(@Nullable Path file) throws CannotSeal {
        if (file == null) {
            return new char[0];
        }
        try {
            return Files.readString(file).lines().findFirst().orElse("").toCharArray();
        } catch (IOException e) {
            // Its message holds the path alone.
            throw new CannotSeal(
                    "the password file " + file + " can't be read: "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    static String pem(List<X509Certificate> certificates) throws GeneralSecurityException {
        StringBuilder text = new StringBuilder();
        for (X509Certificate each : certificates) {
            text.append(Pem.of("CERTIFICATE", each.getEncoded()));
        }
        return text.toString();
    }

    static String crlPem(List<X509CRL> crls) throws GeneralSecurityException {
        StringBuilder text = new StringBuilder();
        for (X509CRL each : crls) {
            text.append(Pem.of("X509 CRL", each.getEncoded()));
        }
        return text.toString();
    }

    /**
     * {@return the DER of the elliptic public key in a PEM file; nothing that could be a key if it holds none} It is written anew, as
     * {@code openssl pkey} does before it is summed: bits that don't count in the file, and what stands behind the key, are none of it.
     */
    static byte[] publicKey(byte[] pem) {
        byte[] none = new byte[0];
        List<byte[]> all = Pem.all(pem, "PUBLIC KEY");
        try (ASN1InputStream in = new ASN1InputStream(all.isEmpty() ? none : all.getFirst())) {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(in.readObject());
            return PublicKeyFactory.createKey(info) instanceof ECPublicKeyParameters key
                    ? SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key)
                            .getEncoded()
                    : none;
        } catch (IOException | RuntimeException damaged) {
            return none;
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** {@return SHA-256 of the certificate (DER), as {@code openssl x509 -fingerprint -sha256} shows it, in lower case without colons} */
    static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return Sha256.hex(certificate.getEncoded());
    }
}
