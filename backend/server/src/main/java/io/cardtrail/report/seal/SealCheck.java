package io.cardtrail.report.seal;

import io.cardtrail.audit.StampFailed;
import io.cardtrail.audit.StampReply;
import io.cardtrail.model.Sha256;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/**
 * Checks a sealed bundle without a network, trusting nothing in it: certificates in it count only if their fingerprints were given. Every fault is
 * told, not the first alone.
 */
public final class SealCheck {
    private final SortedMap<String, byte[]> bundle;
    private final Trust trust;
    private final List<Finding> findings = new ArrayList<>();

    private SealCheck(Map<String, byte[]> bundle, Trust trust) {
        this.bundle = new TreeMap<>(bundle);
        this.trust = trust;
    }

    /**
     * {@return what is wrong with a bundle}
     *
     * @param bundle name to content, as {@link Bundle#read} has it
     * @param trust what the verifier knows from elsewhere
     */
    public static Verdict check(Map<String, byte[]> bundle, Trust trust) {
        return new SealCheck(bundle, trust).check();
    }

    private Verdict check() {
        lists();
        @Nullable X509Certificate authority = anchor(Seal.AUTHORITY, trust.authority(), Fault.OTHER_AUTHORITY);
        @Nullable
        X509Certificate stampAuthority =
                anchor(Seal.STAMP_AUTHORITY, trust.stampAuthority(), Fault.OTHER_STAMP_AUTHORITY);
        Optional<Instant> stamped = stamp(stampAuthority);
        Optional<X509Certificate> signer = signature(authority, stamped.orElse(trust.at()));
        sm2();
        new PdfCheck(signer, Optional.ofNullable(stampAuthority), findings).all(bundle);
        return new Verdict(
                findings,
                signer.map(certificate -> certificate.getSubjectX500Principal().getName()),
                stamped);
    }

    private void found(Fault fault, String file, String detail) {
        findings.add(new Finding(fault, file, detail));
    }

    private void lists() {
        byte[] list = bundle.get(Seal.LIST);
        if (list == null) {
            found(Fault.MISSING_FILE, Seal.LIST, "there is no list of the files");
            return;
        }
        Optional<SortedMap<String, String>> sha256 = Sums.SHA256.read(list);
        if (sha256.isEmpty()) {
            found(Fault.BAD_LIST, Seal.LIST, "it is not as it was written");
            return;
        }
        Set<String> listed = sha256.get().keySet();
        for (String name : listed) {
            if (!bundle.containsKey(name)) {
                found(Fault.MISSING_FILE, name, "it is listed and not there");
            }
        }
        for (String name : bundle.keySet()) {
            if (!listed.contains(name) && !Seal.BESIDE.contains(name)) {
                found(Fault.EXTRA_FILE, Bundle.shown(name), "it is there and not listed");
            }
        }
        compare(Sums.SHA256, sha256.get(), Fault.ALTERED_SHA256);
        sm3(listed);
    }

    private void sm3(Set<String> listed) {
        byte[] list = bundle.get(Sums.SM3.file);
        if (list == null) {
            found(Fault.MISSING_FILE, Sums.SM3.file, "there is no list of SM3");
            return;
        }
        Optional<SortedMap<String, String>> sm3 = Sums.SM3.read(list);
        if (sm3.isEmpty()) {
            found(Fault.BAD_SM3_LIST, Sums.SM3.file, "it is not as it was written");
            return;
        }
        Set<String> others = new TreeSet<>(listed);
        others.remove(Sums.SM3.file);
        if (!others.equals(sm3.get().keySet())) {
            found(Fault.LISTS_DIFFER, Sums.SM3.file, "it lists other files than " + Seal.LIST);
        }
        compare(Sums.SM3, sm3.get(), Fault.ALTERED_SM3);
    }

    private void compare(Sums sums, SortedMap<String, String> list, Fault fault) {
        list.forEach((name, hash) -> {
            byte[] bytes = bundle.get(name);
            if (bytes != null && !sums.hash(bytes).equals(hash)) {
                found(fault, name, "its hash is another one than " + sums.file + " says");
            }
        });
    }

    private @Nullable X509Certificate anchor(String file, String fingerprint, Fault fault) {
        byte[] pem = bundle.get(file);
        if (pem == null) {
            found(fault, file, "there is no root certificate");
            return null;
        }
        try {
            List<X509Certificate> found = KeyFiles.certificates(pem);
            if (found.size() == 1 && KeyFiles.fingerprint(found.getFirst()).equals(fingerprint)) {
                return found.getFirst();
            }
            found(fault, file, found.size() + " certificate(s), not the one that was named");
        } catch (GeneralSecurityException | RuntimeException e) {
            found(fault, file, "it holds no certificate");
        }
        return null;
    }

    private Optional<Instant> stamp(@Nullable X509Certificate authority) {
        byte[] reply = bundle.get(Seal.STAMP);
        byte[] list = bundle.get(Seal.LIST);
        if (reply == null || list == null) {
            found(Fault.MISSING_STAMP, Seal.STAMP, "there is no time-stamp");
            return Optional.empty();
        }
        try {
            boolean exact = Arrays.equals(StampFile.exact(reply), reply);
            if (!exact) {
                found(Fault.ENVELOPE_ALTERED, Seal.STAMP, "it is not built as it was sealed");
            }
            TimeStampToken token = StampFile.read(reply);
            if (!StampReply.isOver(token, list)) {
                // As below: OpenSSL may accept what was altered where nobody signed.
                if (exact) {
                    found(Fault.OTHER_STAMP, Seal.STAMP, "it is no time-stamp over " + Seal.LIST);
                }
                return Optional.empty();
            }
            // Without a root there is nothing to check it by, and that was told.
            return authority == null ? Optional.empty() : Optional.of(StampReply.check(token, Set.of(authority)));
        } catch (Envelope.Malformed e) {
            found(Fault.ENVELOPE_ALTERED, Seal.STAMP, "it can't be read");
        } catch (StampFailed e) {
            found(Fault.UNTRUSTED_STAMP, Seal.STAMP, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private Optional<X509Certificate> signature(@Nullable X509Certificate authority, Instant at) {
        byte[] signature = bundle.get(Seal.SIGNATURE);
        byte[] list = bundle.get(Seal.LIST);
        if (signature == null || list == null) {
            found(Fault.MISSING_SIGNATURE, Seal.SIGNATURE, "there is no signature");
            return Optional.empty();
        }
        Envelope envelope;
        boolean exact;
        try {
            exact = Arrays.equals(Envelope.rebuilt(signature, CMSObjectIdentifiers.data), signature);
            if (!exact) {
                found(Fault.ENVELOPE_ALTERED, Seal.SIGNATURE, "it is not built as it was sealed");
            }
            envelope = Envelope.detached(signature, list);
        } catch (Envelope.Malformed e) {
            found(Fault.ENVELOPE_ALTERED, Seal.SIGNATURE, "it can't be read");
            return Optional.empty();
        }
        if (!envelope.holds()) {
            // OpenSSL may accept what was altered; of what was not, it says the same.
            if (exact) {
                found(Fault.BAD_SIGNATURE, Seal.SIGNATURE, "it is no signature of " + Seal.LIST);
            }
            return Optional.empty();
        }
        signer(envelope);
        if (authority != null) {
            standing(Standing.of(envelope.signer(), envelope.certificates(), authority, crls(), at));
        }
        return Optional.of(envelope.signer());
    }

    private void signer(Envelope envelope) {
        try {
            String fingerprint = KeyFiles.fingerprint(envelope.signer());
            if (!trust.signer().orElse(fingerprint).equals(fingerprint)) {
                found(Fault.OTHER_SIGNER, Seal.SIGNATURE, "it was signed by the certificate " + fingerprint);
            }
            byte[] beside = bundle.get(Seal.SIGNER);
            if (beside == null || !KeyFiles.certificates(beside).getFirst().equals(envelope.signer())) {
                found(Fault.OTHER_SIGNER_FILE, Seal.SIGNER, "it is not the certificate that signed");
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            found(Fault.OTHER_SIGNER_FILE, Seal.SIGNER, "it holds no certificate");
        }
    }

    private void standing(Standing standing) {
        switch (standing.how()) {
            case SOUND -> {}
            case UNTRUSTED -> found(Fault.UNTRUSTED_SIGNER, Seal.SIGNER, standing.says());
            case EXPIRED -> found(Fault.EXPIRED_SIGNER, Seal.SIGNER, standing.says());
            case REVOKED -> found(Fault.REVOKED_SIGNER, Seal.SIGNER, standing.says());
            case UNKNOWN -> found(Fault.UNKNOWN_REVOCATION, Seal.CRL, standing.says());
        }
    }

    private List<X509CRL> crls() {
        List<X509CRL> all = new ArrayList<>(trust.crls());
        try {
            all.addAll(KeyFiles.crls(bundle.getOrDefault(Seal.CRL, new byte[0])));
        } catch (GeneralSecurityException | RuntimeException none) {
            // Told as a revocation nobody knows of.
        }
        return all;
    }

    private void sm2() {
        byte[] signature = bundle.get(Seal.SM2_SIGNATURE);
        byte[] list = bundle.get(Seal.LIST);
        byte[] key = bundle.get(Seal.SM2_KEY);
        if (signature == null || list == null || key == null) {
            found(Fault.MISSING_SM2, Seal.SM2_SIGNATURE, "there is no signature with SM2, or no key for it");
            return;
        }
        byte[] der = KeyFiles.publicKey(key);
        if (trust.sm2().isPresent() && !trust.sm2().get().equals(Sha256.hex(der))) {
            found(Fault.OTHER_SM2_KEY, Seal.SM2_KEY, "it is not the key that was named");
        }
        if (!Sm2.verify(der, list, signature)) {
            found(Fault.BAD_SM2, Seal.SM2_SIGNATURE, "it is no SM2 signature of " + Seal.LIST);
        }
    }
}
