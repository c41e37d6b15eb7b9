package io.cardtrail.report.seal;

import io.cardtrail.audit.StampAuthority;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Who seals: keys and time-stamps together. Opened for each seal, so that a new CRL or certificate counts without a restart. */
public final class Issuer {
    private final SealKeys keys;
    private final TimeStamps stamps;
    private final Clock clock;

    Issuer(SealKeys keys, TimeStamps stamps, Clock clock) {
        this.keys = keys;
        this.stamps = stamps;
        this.clock = clock;
    }

    /**
     * {@return who seals under these settings, ready to do so}
     *
     * @param demo folder of the demo's keys, made if it is needed and not there
     * @param clock the machine's, not one fixed for questions: verifiers have only theirs
     * @throws CannotSeal in one sentence that says what is missing or no good
     */
    public static Issuer open(SealSettings settings, Path demo, Clock clock) throws CannotSeal {
        if (settings.demo()) {
            return DemoAuthority.open(demo, clock);
        }
        return new Issuer(
                SealKeys.open(settings, clock.instant()),
                new AuthorityStamps(
                        new StampAuthority(Objects.requireNonNull(settings.tsa())),
                        KeyFiles.onlyCertificate(Objects.requireNonNull(settings.tsaRoot()))),
                clock);
    }

    /** {@return whether it is the demo's, whose seal proves nothing} */
    public boolean demo() {
        return keys.demo();
    }

    /** {@return who the certificate says signs, as RFC 2253 writes names} */
    public String name() {
        return keys.certificate().getSubjectX500Principal().getName();
    }

    /** {@return what verifiers should be told by another way than the bundle, such as on paper} */
    public Trust trust() {
        try {
            return new Trust(
                    KeyFiles.fingerprint(keys.authority()),
                    KeyFiles.fingerprint(stamps.root()),
                    Optional.of(KeyFiles.fingerprint(keys.certificate())),
                    Optional.of(keys.sm2().fingerprint()),
                    List.of(),
                    clock.instant());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read has no form", e);
        }
    }

    SealKeys keys() {
        return keys;
    }

    TimeStamps stamps() {
        return stamps;
    }
}
