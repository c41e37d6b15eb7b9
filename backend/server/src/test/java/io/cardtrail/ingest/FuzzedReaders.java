package io.cardtrail.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cardtrail.etsi.FuzzedMessages;
import io.cardtrail.model.BadIdentifier;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Every reader of what comes from outside, for a fuzzer: the first byte of an input chooses the reader, unless {@code -Dfuzz.reader}
 * does; the rest is what it reads. A reader may refuse with its own exception; it throws nothing else and gives nothing unbounded.
 */
public final class FuzzedReaders {
    private static final Path CASE = Path.of("src/test/resources/cases");
    private static final Identifiers IDENTIFIERS = new Identifiers(new EdgeKey(new byte[32]));
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final List<Mapping> MAPPINGS = List.of(
            mapping("s0-dirty-import/mappings/a-orders.json"),
            mapping("s3-vpn-burst/mappings/risk-sdk.json"),
            mapping("s5-destroyed-register/mappings/record-keeping.json"),
            mapping("s4-iot-sim/mappings/cdr.json"));
    private static final List<String> PARTS =
            List.of("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml");
    /** Stands between the parts of a workbook; XML has no such byte. */
    static final byte BETWEEN_PARTS = 0;

    private static final List<Reader> READERS = List.of(Reader.values());

    private FuzzedReaders() {}

    /** What can be chosen, by the number of its place. */
    enum Reader {
        FILE,
        WORKBOOK,
        MAPPING,
        TEXT,
        MESSAGE
    }

    /** {@return the input that has {@code data} read by {@code reader}} */
    static byte[] input(Reader reader, byte[] data) {
        byte[] input = new byte[data.length + 1];
        input[0] = (byte) READERS.indexOf(reader);
        System.arraycopy(data, 0, input, 1, data.length);
        return input;
    }

    /** Called by Jazzer before the first input: loading classes is no hang of a reader. */
    public static void fuzzerInitialize() throws IOException {
        FuzzSeeds.all().forEach(FuzzedReaders::fuzzerTestOneInput);
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        String only = System.getProperty("fuzz.reader", "");
        Reader reader = only.isEmpty() ? READERS.get(Math.floorMod(input[0], READERS.size())) : Reader.valueOf(only);
        byte[] data = Arrays.copyOfRange(input, 1, input.length);
        switch (reader) {
            case FILE -> file(data);
            case WORKBOOK -> workbook(data);
            case MAPPING -> refused(() -> MappingReader.read(new String(data, UTF_8)));
            case TEXT -> text(data);
            case MESSAGE -> FuzzedMessages.answered(data);
        }
    }

    /** The first byte chooses the mapping, the rest is the file. */
    private static void file(byte[] data) {
        if (data.length > 0) {
            Mapping mapping = MAPPINGS.get(Math.floorMod(data[0], MAPPINGS.size()));
            asFile(Arrays.copyOfRange(data, 1, data.length), file -> rows(file, mapping));
        }
    }

    /** Zipped here: a fuzzer would hardly ever come past the check sums. */
    private static void workbook(byte[] data) {
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= data.length && parts.size() < PARTS.size(); i++) {
            if (i == data.length || data[i] == BETWEEN_PARTS) {
                parts.add(Arrays.copyOfRange(data, from, i));
                from = i + 1;
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            for (int i = 0; i < parts.size(); i++) {
                write(zip, PARTS.get(i), parts.get(i));
            }
            if (parts.size() < PARTS.size()) {
                write(zip, PARTS.getLast(), WORKBOOK.getBytes(UTF_8));
            }
            write(zip, "xl/_rels/workbook.xml.rels", RELATIONS.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        asFile(out.toByteArray(), file -> rows(file, MAPPINGS.getFirst()));
    }

    static final String WORKBOOK =
            "<workbook><sheets><sheet name=\"a\" sheetId=\"1\" id=\"rId1\"/></sheets></workbook>";
    private static final String RELATIONS =
            "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";

    private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    /** The first byte chooses a kind of identifier or, past them, a time. */
    private static void text(byte[] data) {
        if (data.length == 0) {
            return;
        }
        String text = new String(data, 1, data.length - 1, UTF_8);
        List<EntityKind> kinds = List.of(EntityKind.values());
        int chosen = Math.floorMod(data[0], kinds.size() + 1);
        if (chosen < kinds.size()) {
            identifier(kinds.get(chosen), text);
        } else {
            TimeText.moment(text, ZoneId.of("Asia/Shanghai"));
            TimeText.date(text);
            TimeText.timeOfDay(text);
        }
    }

    private static void identifier(EntityKind kind, String text) {
        try {
            Identifier given = new Identifier(kind, text);
            Identifier shown = IDENTIFIERS.normalise(given);
            if (kind != EntityKind.PIN) {
                that(IDENTIFIERS.normalise(shown).equals(shown), "normalised twice is something else");
                that(IDENTIFIERS.ref(shown).equals(IDENTIFIERS.ref(given)), "normalised is another thing");
            }
        } catch (BadIdentifier | BadRequest e) {
            // Most texts are none.
        }
    }

    /** Reads a file as an import does, twice. */
    private static void rows(Path file, Mapping mapping) {
        refused(() -> {
            SourceContent content = SourceContent.look(file);
            that(all(content, mapping).equals(all(content, mapping)), "read twice is something else");
        });
    }

    private static List<Object> all(SourceContent content, Mapping mapping) throws IOException {
        List<Object> all = new ArrayList<>();
        try (RowReader rows = content.rows(mapping)) {
            Layout layout = Layout.of(mapping, rows.next());
            RowMapper mapper = new RowMapper(layout, "0".repeat(64), IDENTIFIERS, new EdgeKey(new byte[32]), NOW);
            long line = 0;
            for (SourceRow row = rows.next(); row != null; row = rows.next()) {
                that(row.line() > line, "lines ascend");
                that(row.cells().size() <= SourceText.MAX_COLUMNS + 1, "columns are bounded");
                that(row.cells().stream().allMatch(cell -> cell.length() <= SourceText.MAX_CELL), "cells are bounded");
                line = row.line();
                all.add(
                        switch (mapper.map(row)) {
                            // Not the act itself: an identity number is sealed anew each time.
                            case RowResult.Read read -> read.entry().said().id();
                            case RowResult.Refused refused -> refused.reject();
                        });
            }
        }
        return all;
    }

    private static void that(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /** Something that reads. */
    @FunctionalInterface
    private interface Reading {
        void run() throws IOException;
    }

    private static void refused(Reading reading) {
        try {
            reading.run();
        } catch (BadRequest e) {
            // A reader's own word.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void asFile(byte[] bytes, Consumer<Path> read) {
        try {
            Path file = Files.createTempFile("fuzzed", "");
            try {
                Files.write(file, bytes);
                read.accept(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mapping mapping(String name) {
        try {
            return MappingReader.read(Files.readString(CASE.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
