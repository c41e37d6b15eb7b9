package io.cardtrail.report.seal;

import io.cardtrail.audit.StampFailed;
import io.cardtrail.audit.StampReply;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** The demo's time-stamps, made in this process by its own clock. They prove nothing that the signature beside them doesn't. */
record DemoStamps(PrivateKey key, X509Certificate certificate, X509Certificate root, Clock clock)
        implements TimeStamps {
    /** A policy of nobody: below the UUIDs (ITU-T X.667), so that it can't be mistaken for an authority's. */
    private static final ASN1ObjectIdentifier POLICY =
            new ASN1ObjectIdentifier("2.25.264870943651189124390581923467120945");

    private static final int BITS = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public byte[] stamp(byte[] data) throws CannotSeal {
        try {
            TimeStampRequest request = StampReply.request(data, new BigInteger(BITS, RANDOM));
            byte[] reply = answer(request, clock.instant());
            StampReply.check(request, reply, Set.of(root));
            return reply;
        } catch (IOException | GeneralSecurityException | OperatorCreationException | TSPException | StampFailed e) {
            throw new CannotSeal("the demo's time-stamps fail: " + e.getMessage(), e);
        }
    }

    /** {@return the reply to a request, DER} */
    byte[] answer(TimeStampRequest request, Instant at)
            throws IOException, GeneralSecurityException, OperatorCreationException, TSPException {
        TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", key, certificate),
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                POLICY);
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        generator.setAccuracySeconds(1);
        TimeStampResponse response = new TimeStampResponseGenerator(
                        generator, Set.of(NISTObjectIdentifiers.id_sha256.getId()))
                .generateGrantedResponse(request, new BigInteger(BITS, RANDOM).setBit(BITS), Date.from(at));
        return response.getEncoded(ASN1Encoding.DER);
    }

    @Override
    public String toString() {
        return "DemoStamps";
    }
}
