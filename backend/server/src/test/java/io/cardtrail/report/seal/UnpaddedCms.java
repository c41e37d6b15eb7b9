package io.cardtrail.report.seal;

import eu.europa.esig.dss.cms.CMS;
import eu.europa.esig.dss.cms.object.CMSObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.ASN1InputStream;

/**
 * Lets DSS 6.4 read signatures in PDFs with BouncyCastle 1.86, which since 1.85 refuses the zeros that fill them up (bcgit/bc-java issue 2360); DSS was
 * made with 1.83. Found by DSS through {@code META-INF/services}.
 */
public final class UnpaddedCms extends CMSObjectUtils {
    @Override
    public CMS parseToCMS(byte[] binaries) {
        try (ASN1InputStream in = new ASN1InputStream(binaries)) {
            return super.parseToCMS(in.readObject().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
