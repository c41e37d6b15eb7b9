package io.cardtrail.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file's text: which character set it is in, found by looking at all of its bytes, never by believing. A byte order mark
 * decides; else it is UTF-8 if it is valid UTF-8; else GB18030 if it is valid GB18030; else it is refused.
 *
 * @param start bytes of the byte order mark
 * @param cutOff whether the file ends in the middle of a character
 * @param lastLine number of the last line, by CR LF, LF and CR
 */
record SourceText(Path file, Charset charset, int start, boolean cutOff, long lastLine) implements SourceContent {
    static final int MAX_COLUMNS = 500;
    /** Longest cell that is read, in chars. */
    static final int MAX_CELL = 64 * 1024;

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BUFFER = 64 * 1024;

    @Override
    public String encoding() {
        return charset.name();
    }

    @Override
    public RowReader rowsAsTheyStand(char separator, @Nullable String sheet) throws IOException {
        return new SourceRows(this, separator);
    }

    static SourceText look(Path file) throws IOException {
        byte[] head = new byte[3];
        try (InputStream in = Files.newInputStream(file)) {
            in.readNBytes(head, 0, head.length);
        }
        int first = head[0] & 0xff;
        int second = head[1] & 0xff;
        if (first == 0xef && second == 0xbb && (head[2] & 0xff) == 0xbf) {
            return marked(file, StandardCharsets.UTF_8, 3);
        }
        if (first == 0xff && second == 0xfe) {
            return marked(file, StandardCharsets.UTF_16LE, 2);
        }
        if (first == 0xfe && second == 0xff) {
            return marked(file, StandardCharsets.UTF_16BE, 2);
        }
        Decoded utf8 = decode(file, StandardCharsets.UTF_8, 0);
        // A file that is ASCII but for a broken last character says nothing for UTF-8: GB18030 may read it whole.
        if (utf8 != null && (!utf8.cutOff || utf8.beyondAscii)) {
            return utf8.of(file, StandardCharsets.UTF_8, 0);
        }
        Decoded gb18030 = decode(file, GB18030, 0);
        if (gb18030 != null && (utf8 == null || !gb18030.cutOff)) {
            return gb18030.of(file, GB18030, 0);
        }
        if (utf8 != null) {
            return utf8.of(file, StandardCharsets.UTF_8, 0);
        }
        throw FileComplaint.NO_KNOWN_TEXT.refused();
    }

    private static SourceText marked(Path file, Charset charset, int start) throws IOException {
        Decoded decoded = decode(file, charset, start);
        if (decoded == null) {
            throw FileComplaint.TWO_CHARACTER_SETS.refused(charset);
        }
        return decoded.of(file, charset, start);
    }

    /** {@return the text from its first character on; what a cut-off end left behind comes as U+FFFD} */
    Reader open() throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(start);
            return new BufferedReader(new InputStreamReader(in, charset), BUFFER);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private record Decoded(boolean beyondAscii, boolean cutOff, long lastLine) {
        SourceText of(Path file, Charset charset, int start) {
            return new SourceText(file, charset, start, cutOff, lastLine);
        }
    }

    private static @Nullable Decoded decode(Path file, Charset charset, int start) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        Lines lines = new Lines();
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(start);
            int read;
            while ((read = in.read(bytes.array(), bytes.position(), bytes.remaining())) >= 0) {
                bytes.position(bytes.position() + read).flip();
                CoderResult result;
                do {
                    result = decoder.decode(bytes, chars, false);
                    lines.count(chars.flip());
                    chars.clear();
                } while (result.isOverflow());
                if (result.isError()) {
                    return null;
                }
                bytes.compact();
            }
        }
        return new Decoded(lines.beyondAscii, bytes.position() > 0, lines.last());
    }

    private static final class Lines {
        private long ends;
        private char before;
        private boolean beyondAscii;

        void count(CharBuffer chars) {
            while (chars.hasRemaining()) {
                char c = chars.get();
                if (c == '\r' || (c == '\n' && before != '\r')) {
                    ends++;
                }
                beyondAscii |= c >= 0x80;
                before = c;
            }
        }

        long last() {
            return before == '\r' || before == '\n' ? ends : ends + 1;
        }
    }
}
