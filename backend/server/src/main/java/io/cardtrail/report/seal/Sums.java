package io.cardtrail.report.seal;

import io.cardtrail.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SM3Digest;

/** Lists of hashes as {@code sha256sum} and {@code cksum} of GNU coreutils write and check them. */
enum Sums {
    /** {@code <hex>  <name>}, for {@code sha256sum -c}. */
    SHA256("SHA256SUMS", Pattern.compile("([0-9a-f]{64}) {2}(\\S+)"), "%2$s  %1$s"),
    /** {@code SM3 (<name>) = <hex>}: with the algorithm in it, {@code cksum --check} needs no other word. */
    SM3(
            "SM3SUMS",
            Pattern.compile("SM3 \\((?=[^)]+\\) = (?<hash>[0-9a-f]{64})$)([^)]+)\\) = [0-9a-f]{64}"),
            "SM3 (%1$s) = %2$s");

    final String file;
    private final Pattern line;
    private final String format;

    Sums(String file, Pattern line, String format) {
        this.file = file;
        this.line = line;
        this.format = format;
    }

    private static String sm3(byte[] bytes) {
        SM3Digest digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }

    String hash(byte[] bytes) {
        return switch (this) {
            case SHA256 -> Sha256.hex(bytes);
            case SM3 -> sm3(bytes);
        };
    }

    /** {@return the list of {@code files}, in the order of their names} */
    byte[] write(SortedMap<String, byte[]> files) {
        StringBuilder text = new StringBuilder();
        files.forEach((name, bytes) -> text.append(String.format(Locale.ROOT, format, name, hash(bytes)))
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** {@return name to hash, or nothing unless it is exactly as we write it} coreutils skips lines it can't read. */
    Optional<SortedMap<String, String>> read(byte[] list) {
        String text = new String(list, StandardCharsets.ISO_8859_1);
        SortedMap<String, String> found = new TreeMap<>();
        // Whether the last line has an end changes nothing that it says; the signature is over the bytes.
        for (String each : (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
            Matcher match = line.matcher(each);
            if (!match.matches()) {
                return Optional.empty();
            }
            String name = match.group(2);
            boolean later = found.isEmpty() || found.lastKey().compareTo(name) < 0;
            if (!later || !Bundle.isName(name)) {
                return Optional.empty();
            }
            found.put(name, match.group(1));
        }
        return Optional.of(found);
    }
}
