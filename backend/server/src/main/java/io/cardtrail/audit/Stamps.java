package io.cardtrail.audit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Has a time-stamping authority (RFC 3161) say when a checkpoint existed. Its reply lies beside the log, with the checkpoint. */
public final class Stamps {
    /** Below a log's folder. */
    static final String FOLDER = "stamps";

    private final Path folder;
    private final StampAuthority authority;
    private final Path roots;

    /**
     * Stamps of one log.
     *
     * @param log the log's folder
     * @param authority where requests are posted
     * @param roots PEM file of the certificates an authority must lead to
     */
    public Stamps(Path log, URI authority, Path roots) {
        this.folder = log.resolve(FOLDER);
        this.authority = new StampAuthority(authority);
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
        StampAuthority.Reply reply = authority.stamp(note, StampReply.roots(roots));
        try {
            Owned.folder(folder);
            Path file = folder.resolve(checkpoint.size() + ".tsr");
            Owned.replace(folder.resolve(checkpoint.size() + ".checkpoint"), note);
            Owned.replace(file, reply.bytes());
            return new Stamp(checkpoint.size(), reply.at(), file);
        } catch (IOException e) {
            throw new StampFailed("the time-stamp can't be stored in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** {@return whether there is a time-stamp of a checkpoint over that many leaves} */
    public boolean has(long size) {
        return Files.exists(folder.resolve(size + ".tsr"));
    }
}
