package io.cardtrail.audit;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a log is and the root over all of it, signed: a C2SP tlog-checkpoint.
 *
 * @param origin names the log
 * @param size leaves
 * @param rootHash RFC 6962's hash over them, base64
 * @param note the signed note, as it is kept and shown
 */
public record Checkpoint(String origin, long size, String rootHash, String note) {
    private static final Pattern TEXT = Pattern.compile(
            "(?<origin>[^\n]+)\n(?<size>0|[1-9][0-9]{0,17})\n(?<root>[A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*");

    /** {@return the root's 32 bytes} */
    byte[] root() {
        return Base64.getDecoder().decode(rootHash);
    }

    /** {@return what is signed} */
    static String text(String origin, long size, String rootHash) {
        return origin + "\n" + size + "\n" + rootHash + "\n";
    }

    /**
     * {@return the checkpoint with that text}
     *
     * @param note what it was read from
     * @throws BadCheckpoint if the text is none
     */
    static Checkpoint of(String text, String note) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new BadCheckpoint("a checkpoint says origin, size and root, each on a line; this one doesn't");
        }
        byte[] root = Base64.getDecoder().decode(matcher.group("root"));
        if (!Base64.getEncoder().encodeToString(root).equals(matcher.group("root"))) {
            throw new BadCheckpoint("the checkpoint's root is not written as base64 is");
        }
        return new Checkpoint(
                matcher.group("origin"), Long.parseLong(matcher.group("size")), matcher.group("root"), note);
    }
}
