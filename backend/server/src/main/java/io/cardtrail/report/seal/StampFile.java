package io.cardtrail.report.seal;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** The reply of a time-stamping authority as it is kept: its token, and around it what RFC 3161 wants and nothing else. */
final class StampFile {
    private StampFile() {}

    /** {@return the reply without what nobody signed in it: words about its status, other ways to write the same} */
    static byte[] exact(byte[] reply) throws Envelope.Malformed {
        try {
            byte[] token = Envelope.rebuilt(token(reply).getEncoded(), PKCSObjectIdentifiers.id_ct_TSTInfo);
            return new DERSequence(new ASN1Encodable[] {
                        new PKIStatusInfo(PKIStatus.granted), ASN1Primitive.fromByteArray(token)
                    })
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException | RuntimeException e) {
            throw new Envelope.Malformed(String.valueOf(e.getMessage()), e);
        }
    }

    private static ContentInfo token(byte[] reply) throws IOException {
        ContentInfo token =
                TimeStampResp.getInstance(ASN1Primitive.fromByteArray(reply)).getTimeStampToken();
        if (token == null) {
            throw new IOException("it holds no time-stamp");
        }
        return token;
    }

    /** {@return the time-stamp in a reply} */
    static TimeStampToken read(byte[] reply) throws Envelope.Malformed {
        try {
            return new TimeStampToken(token(reply));
        } catch (IOException | TSPException | RuntimeException e) {
            throw new Envelope.Malformed(String.valueOf(e.getMessage()), e);
        }
    }
}
