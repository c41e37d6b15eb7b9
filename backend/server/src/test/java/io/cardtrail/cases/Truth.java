package io.cardtrail.cases;

import static io.cardtrail.cases.SourceText.normalised;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Who stands in which role of which row, read from the case's own files. */
final class Truth {
    /**
     * What one row says.
     *
     * @param fileDigest SHA-256 of the file's bytes, hex
     * @param cells header to cell as it stands in the file
     * @param roles role to the things it names; PINs left out
     */
    record SourceRow(
            String holder,
            String channel,
            String act,
            String fileDigest,
            Map<String, String> cells,
            Map<String, Set<Named>> roles) {}

    private final Map<String, SourceRow> rows = new HashMap<>();

    static Truth of(CaseFolder folder) {
        Truth truth = new Truth();
        for (Path file : folder.files()) {
            truth.read(file, folder.mapping(file.getFileName().toString()));
        }
        return truth;
    }

    /**
     * {@return the row called {@code name}}
     *
     * @param name {@code file:line}
     */
    SourceRow row(String name) {
        SourceRow row = rows.get(name);
        if (row == null) {
            throw new NoSuchElementException("there is no row " + name);
        }
        return row;
    }

    boolean has(String name) {
        return rows.containsKey(name);
    }

    private void read(Path file, JsonNode mapping) {
        byte[] bytes = bytes(file);
        char separator = mapping.path("separator").asString(",").charAt(0);
        List<SourceText.Line> lines =
                SourceText.read(bytes, mapping.path("charset").asString(), separator);
        List<String> header =
                lines.getFirst().cells().stream().map(SourceText::normalised).toList();
        String digest = sha256(bytes);
        for (SourceText.Line line : lines.subList(1, lines.size())) {
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < Math.min(header.size(), line.cells().size()); i++) {
                cells.put(header.get(i), line.cells().get(i));
            }
            rows.put(
                    file.getFileName() + ":" + line.number(),
                    new SourceRow(
                            mapping.path("holder").asString(),
                            mapping.path("channel").asString(),
                            mapping.path("act").asString(),
                            digest,
                            cells,
                            roles(mapping, cells)));
        }
    }

    private static Map<String, Set<Named>> roles(JsonNode mapping, Map<String, String> cells) {
        Map<String, Set<Named>> roles = new HashMap<>();
        String carrier = carrier(mapping, cells);
        Map<String, String> range = new HashMap<>();
        for (JsonNode column : mapping.path("columns")) {
            String kind = column.path("kind").asString("");
            String cell = normalised(cells.getOrDefault(column.path("column").asString(), ""));
            if (kind.isEmpty() || kind.equals("PIN") || cell.isEmpty()) {
                continue;
            }
            if (column.has("range")) {
                range.put(column.path("range").asString(), cell);
                continue;
            }
            String list = column.path("list").asString("");
            for (String part : list.isEmpty() ? List.of(cell) : List.of(cell.split(list))) {
                add(roles, column.path("to").asString(), new Named(kind, value(kind, part.strip(), column, carrier)));
            }
        }
        cardsOfRange(mapping, cells, range)
                .forEach(serial -> add(roles, "OF_CARD", new Named("CARD", carrier + ":" + serial)));
        for (JsonNode constant : mapping.path("constants")) {
            add(
                    roles,
                    constant.path("to").asString(),
                    new Named(
                            constant.path("kind").asString(),
                            constant.path("constant").asString()));
        }
        return roles;
    }

    private static void add(Map<String, Set<Named>> roles, String role, Named named) {
        roles.computeIfAbsent(role, r -> new TreeSet<>()).add(named.comparable());
    }

    private static String value(String kind, String cell, JsonNode column, String carrier) {
        return switch (kind) {
            case "CARD" -> carrier + ":" + cell;
            case "PERSON" -> "ID:" + cell.toUpperCase(Locale.ROOT);
            case "PHONE" -> "+86" + cell.replace(" ", "").replaceFirst("^\\+86", "");
            case "DEVICE" ->
                column.path("type").asString().equals("IMEI")
                        ? "IMEI:" + cell.substring(0, Math.min(14, cell.length()))
                        : column.path("type").asString() + ":" + cell;
            case "ACCOUNT", "PAYMENT_ACCOUNT" -> column.path("namespace").asString() + ":" + cell;
            case "SIM", "IP", "ORGANISATION", "CELL" -> cell;
            default -> throw new IllegalArgumentException("unknown kind " + kind);
        };
    }

    private static String carrier(JsonNode mapping, Map<String, String> cells) {
        for (JsonNode column : mapping.path("columns")) {
            if (column.path("to").asString("").equals("carrier")) {
                String cell =
                        normalised(cells.getOrDefault(column.path("column").asString(), ""));
                return column.path("values").path(cell).asString(cell);
            }
        }
        return mapping.path("carrier").asString("");
    }

    /** A range names its cards only where its span is the quantity; else it is a lot. */
    private static Set<String> cardsOfRange(JsonNode mapping, Map<String, String> cells, Map<String, String> range) {
        Set<String> serials = new TreeSet<>();
        String first = range.getOrDefault("first", "");
        String last = range.getOrDefault("last", "");
        if (!first.matches("\\d{1,18}") || !last.matches("\\d{1,18}")) {
            return serials;
        }
        long span = Long.parseLong(last) - Long.parseLong(first) + 1;
        if (!Long.toString(span).equals(quantity(mapping, cells))) {
            return serials;
        }
        for (long serial = Long.parseLong(first); serial <= Long.parseLong(last); serial++) {
            serials.add(String.format(Locale.ROOT, "%0" + first.length() + "d", serial));
        }
        return serials;
    }

    private static String quantity(JsonNode mapping, Map<String, String> cells) {
        for (JsonNode column : mapping.path("columns")) {
            if (column.path("to").asString("").equals("quantity")) {
                return normalised(cells.getOrDefault(column.path("column").asString(), ""));
            }
        }
        return "";
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
