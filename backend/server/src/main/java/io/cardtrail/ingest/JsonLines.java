package io.cardtrail.ingest;

import io.cardtrail.model.BadRequest;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON object a line. Its members are the columns; a member of a member goes by both names with a dot between. Numbers are
 * taken as they are written, so nothing is rounded.
 *
 * @param headings all members that some line has, in the order they are first met
 */
record JsonLines(SourceText text, List<String> headings) implements SourceContent {
    private static final String NO_OBJECT =
            "the line is no JSON object, gives a member twice, or holds an array of objects: one object a line, and nothing after it";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    @Override
    public String encoding() {
        return text.charset().name();
    }

    @Override
    public RowReader rowsAsTheyStand(char separator, @Nullable String sheet) throws IOException {
        return new Rows(headings, new Lines(text.open()), text.cutOff());
    }

    /**
     * {@return the lines of {@code text}, whose members are collected from all of them}
     *
     * @throws BadRequest if there are too many, or a line is too long
     */
    static JsonLines look(SourceText text) throws IOException {
        Set<String> headings = new LinkedHashSet<>();
        try (Lines lines = new Lines(text.open())) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                Map<String, String> members = members(line.text());
                if (members != null) {
                    headings.addAll(members.keySet());
                }
                if (headings.size() > SourceText.MAX_COLUMNS) {
                    throw FileComplaint.TOO_MANY_MEMBERS.refused(line.number(), SourceText.MAX_COLUMNS);
                }
            }
        }
        return new JsonLines(text, List.copyOf(headings));
    }

    /** {@return the members by name, or null if the line is no such object} */
    private static @Nullable Map<String, String> members(String line) {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT || !object(parser, "", members, 1)) {
                return null;
            }
            return parser.nextToken() == null ? members : null;
        } catch (JacksonException e) {
            return null; // the caller says which line; the parser's message would quote it
        }
    }

    private static boolean object(JsonParser parser, String prefix, Map<String, String> members, int depth) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = prefix + CellText.clean(parser.currentName());
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                if (depth == 8 || !object(parser, name + ".", members, depth + 1)) {
                    return false;
                }
            } else {
                String cell = value == JsonToken.START_ARRAY ? array(parser) : scalar(parser);
                if (cell == null || members.put(name, cell) != null) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String scalar(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getString();
    }

    /**
     * {@return the elements with a semicolon between, as a mapping's {@code list} can split them} Null where that would not tell what
     * was there: in an array of objects or arrays, or with a semicolon in an element.
     */
    private static @Nullable String array(JsonParser parser) {
        List<String> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
                return null;
            }
            elements.add(scalar(parser));
        }
        boolean clear = elements.size() == 1 || elements.stream().noneMatch(element -> element.contains(";"));
        return clear ? String.join(";", elements) : null;
    }

    /** A line that is not empty. */
    private record Line(long number, String text, boolean ended) {}

    private static final class Rows implements RowReader {
        private final List<String> headings;
        private final Lines lines;
        private final boolean cutOff;
        private boolean begun;

        Rows(List<String> headings, Lines lines, boolean cutOff) {
            this.headings = headings;
            this.lines = lines;
            this.cutOff = cutOff;
        }

        @Override
        public @Nullable SourceRow next() {
            if (!begun) {
                begun = true;
                return new SourceRow(0, headings, false, -1, null);
            }
            Line line = lines.next();
            if (line == null) {
                return null;
            }
            Map<String, String> members = members(line.text());
            if (members == null) {
                // A last line without an end is a file cut off there.
                return new SourceRow(line.number(), List.of(), !line.ended(), -1, NO_OBJECT);
            }
            int tooLong = -1;
            String[] cells = new String[headings.size()];
            for (int i = 0; i < cells.length; i++) {
                String cell = members.getOrDefault(headings.get(i), "");
                boolean fits = cell.length() <= SourceText.MAX_CELL;
                tooLong = fits || tooLong >= 0 ? tooLong : i;
                cells[i] = fits ? cell : "";
            }
            return new SourceRow(line.number(), List.of(cells), !line.ended() && cutOff, tooLong, null);
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    /** Lines by CR LF, LF and CR, none longer than a row may be. */
    private static final class Lines implements AutoCloseable {
        private final Reader reader;
        private long number;
        private int ahead = -2;

        Lines(Reader reader) {
            this.reader = reader;
        }

        @Nullable
        Line next() {
            try {
                while (true) {
                    StringBuilder text = new StringBuilder();
                    int c = read();
                    if (c < 0) {
                        return null;
                    }
                    number++;
                    while (c >= 0 && c != '\n' && c != '\r') {
                        if (text.length() == SourceRows.MAX_ROW) {
                            throw FileComplaint.LINE_TOO_LONG.refused(number, SourceRows.MAX_ROW);
                        }
                        text.append((char) c);
                        c = read();
                    }
                    if (c == '\r') {
                        int after = read();
                        ahead = after == '\n' ? -2 : after;
                    }
                    if (!text.toString().isBlank()) {
                        return new Line(number, text.toString(), c >= 0);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the spooled file could not be read", e);
            }
        }

        private int read() throws IOException {
            int c = ahead;
            ahead = -2;
            return c == -2 ? reader.read() : c;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
