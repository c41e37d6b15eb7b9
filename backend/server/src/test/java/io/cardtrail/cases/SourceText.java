package io.cardtrail.cases;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Reads separated text with quotes (RFC 4180) and any of the three line ends. Small, and not the product's reader. */
final class SourceText {
    /** One row under the number of its first line. */
    record Line(int number, List<String> cells) {}

    private final String text;
    private final char separator;
    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private List<String> cells = new ArrayList<>();
    private int at;
    private int line = 1;

    private SourceText(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** {@return the rows of {@code bytes}, header included, empty lines left out} */
    static List<Line> read(byte[] bytes, String charset, char separator) {
        Charset set = charset.equals("UTF-8-BOM") ? StandardCharsets.UTF_8 : Charset.forName(charset);
        String text = new String(bytes, set);
        SourceText source = new SourceText(text.startsWith("\uFEFF") ? text.substring(1) : text, separator);
        source.rows();
        return source.lines;
    }

    /** {@return a cell as it is read: NFKC, trimmed} */
    static String normalised(String cell) {
        return Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
    }

    private void rows() {
        while (at < text.length()) {
            int first = line;
            row();
            if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
                lines.add(new Line(first, cells));
            }
            cells = new ArrayList<>();
        }
    }

    private void row() {
        boolean quoted = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quoted) {
                quoted = inQuotes(c);
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
                at++;
            } else if (lineEnd(c)) {
                break;
            } else if (c == separator) {
                close();
                at++;
            } else {
                cell.append(c);
                at++;
            }
        }
        close();
    }

    private boolean inQuotes(char c) {
        if (c == '"') {
            if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append('"');
                at += 2;
                return true;
            }
            at++;
            return false;
        }
        if (!lineEnd(c)) {
            at++;
        }
        cell.append(c);
        return true;
    }

    /** Passes a line end (CR LF counts once) and counts it. */
    private boolean lineEnd(char c) {
        if (c != '\n' && c != '\r') {
            return false;
        }
        boolean pair = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
        at += pair ? 2 : 1;
        line++;
        return true;
    }

    private void close() {
        cells.add(cell.toString());
        cell.setLength(0);
    }
}
