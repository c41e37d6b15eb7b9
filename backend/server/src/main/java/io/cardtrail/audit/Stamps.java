package io.cardtrail.audit;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.tsp.TimeStampRequest;

/** Has a time-stamping authority (RFC 3161) say when a checkpoint existed. Its reply lies beside the log, with the checkpoint. */
public final class Stamps {
    /** Below a log's folder. */
    static final String FOLDER = "stamps";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int NONCE_BITS = 64;
    private static final int MOST_BYTES = 1 << 20;

    private final Path folder;
    private final URI authority;
    private final Path roots;
    private final SecureRandom random = new SecureRandom();

    /**
     * Stamps of one log.
     *
     * @param log the log's folder
     * @param authority where requests are posted
     * @param roots PEM file of the certificates an authority must lead to
     */
    public Stamps(Path log, URI authority, Path roots) {
        this.folder = log.resolve(FOLDER);
        this.authority = authority;
        this.roots = roots;
    }

    /**
     * What was said.
     *
     * @param size of the checkpoint
     * @param at when the authority saw it
     * @param file the reply, as openssl reads it
     */
    public record Stamp(long size, Instant at, Path file) {}

    /**
     * {@return the time-stamp of a checkpoint, checked and stored}
     *
     * @throws StampFailed if there is none; nothing is stored then
     */
    public Stamp stamp(Checkpoint checkpoint) throws StampFailed, InterruptedException {
        byte[] note = checkpoint.note().getBytes(StandardCharsets.UTF_8);
        TimeStampRequest request = StampReply.request(note, new BigInteger(NONCE_BITS, random));
        byte[] reply = ask(request);
        Instant at = StampReply.check(request, reply, StampReply.roots(roots));
        try {
            Owned.folder(folder);
            Path file = folder.resolve(checkpoint.size() + ".tsr");
            Owned.replace(folder.resolve(checkpoint.size() + ".checkpoint"), note, Sink::ofFile);
            Owned.replace(file, reply, Sink::ofFile);
            return new Stamp(checkpoint.size(), at, file);
        } catch (IOException e) {
            throw new StampFailed("the time-stamp can't be stored in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** {@return whether there is a time-stamp of a checkpoint over that many leaves} */
    public boolean has(long size) {
        return Files.exists(folder.resolve(size + ".tsr"));
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
