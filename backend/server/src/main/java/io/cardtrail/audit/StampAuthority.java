package io.cardtrail.audit;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.bouncycastle.tsp.TimeStampRequest;

/** A time-stamping authority (RFC 3161) that is asked over HTTP and believed only under certain roots. */
public final class StampAuthority {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int NONCE_BITS = 64;
    private static final int MOST_BYTES = 1 << 20;

    private final URI authority;
    private final SecureRandom random = new SecureRandom();

    /**
     * An authority that nobody has asked yet.
     *
     * @param authority where requests are posted
     */
    public StampAuthority(URI authority) {
        this.authority = authority;
    }

    /** What was said. */
    public static final class Reply {
        private final byte[] bytes;
        private final Instant at;

        private Reply(byte[] bytes, Instant at) {
            this.bytes = bytes;
            this.at = at;
        }

        /** {@return the whole reply (DER), as openssl reads it} */
        public byte[] bytes() {
            return bytes.clone();
        }

        /** {@return when the authority saw the data} */
        public Instant at() {
            return at;
        }
    }

    /**
     * {@return a time-stamp of the SHA-256 of {@code data}, checked}
     *
     * @param roots what the authority's certificate must lead to
     * @throws StampFailed if there is none: it can't be reached, refused, or answered something else
     */
    public Reply stamp(byte[] data, Set<X509Certificate> roots) throws StampFailed, InterruptedException {
        TimeStampRequest request = StampReply.request(data, new BigInteger(NONCE_BITS, random));
        byte[] reply = ask(request);
        return new Reply(reply, StampReply.check(request, reply, roots));
    }

    private byte[] ask(TimeStampRequest request) throws StampFailed, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(authority)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/timestamp-query")
                            .header("Accept", "application/timestamp-reply")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded()))
                            .build(),
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
            if (response.statusCode() != 200) {
                throw new StampFailed("the time-stamping authority answered HTTP " + response.statusCode(), null);
            }
            return response.body();
        } catch (IOException | IllegalArgumentException e) {
            throw new StampFailed("the time-stamping authority can't be reached: " + e, e);
        }
    }
}
