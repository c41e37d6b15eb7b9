package io.cardtrail.report.seal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a check of a seal came to.
 *
 * @param findings what is wrong; empty if nothing is
 * @param signer the name in the certificate that signed (RFC 2253); empty if nothing was signed
 * @param existedBy the time in a time-stamp that holds
 */
public record Verdict(List<Finding> findings, Optional<String> signer, Optional<Instant> existedBy) {
    /** Keeps a copy. */
    public Verdict {
        findings = List.copyOf(findings);
    }

    /** {@return whether nothing is wrong} */
    public boolean sound() {
        return findings.isEmpty();
    }
}
