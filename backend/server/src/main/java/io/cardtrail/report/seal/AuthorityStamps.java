package io.cardtrail.report.seal;

import io.cardtrail.audit.StampAuthority;
import io.cardtrail.audit.StampFailed;
import java.security.cert.X509Certificate;
import java.util.Set;

/** Time-stamps of a configured authority. */
record AuthorityStamps(StampAuthority authority, X509Certificate root) implements TimeStamps {
    @Override
    public byte[] stamp(byte[] data) throws CannotSeal, InterruptedException {
        try {
            return authority.stamp(data, Set.of(root)).bytes();
        } catch (StampFailed e) {
            throw new CannotSeal("there is no seal without a time-stamp: " + e.getMessage(), e);
        }
    }
}
