package io.cardtrail.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Keys in the text form that openssl reads and writes. */
public final class Pem {
    private Pem() {}

    /** {@return {@code der} as text}
     *
     * @param type such as {@code PRIVATE KEY}
     */
    public static String of(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der) + "\n-----END "
                + type + "-----\n";
    }

    /**
     * {@return the DER of all things of a type, as openssl finds them} What stands around them is passed over (RFC 7468, 2), and so is one that is
     * damaged.
     *
     * @param type a regular expression such as {@code X509 CRL}
     */
    public static List<byte[]> all(byte[] file, String type) {
        List<byte[]> all = new ArrayList<>();
        Pattern.compile("-----BEGIN " + type + "-----([A-Za-z0-9+/=\\s]*)-----END " + type + "-----")
                .matcher(new String(file, StandardCharsets.ISO_8859_1))
                .results()
                .forEach(found -> {
                    try {
                        all.add(Base64.getMimeDecoder().decode(found.group(1)));
                    } catch (IllegalArgumentException damaged) {
                        // It is none.
                    }
                });
        return all;
    }

    /** {@return the DER in a file that holds one thing of that type}
     *
     * @throws IOException if it can't be read, or holds something else
     */
    public static byte[] read(Path file, String type) throws IOException {
        String text = Files.readString(file).strip();
        String begin = "-----BEGIN " + type + "-----";
        String end = "-----END " + type + "-----";
        if (!text.startsWith(begin) || !text.endsWith(end)) {
            throw new IOException("it holds no " + type);
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(begin.length(), text.length() - end.length()));
        } catch (IllegalArgumentException e) {
            throw new IOException("it is damaged", e);
        }
    }
}
