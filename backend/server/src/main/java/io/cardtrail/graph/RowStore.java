package io.cardtrail.graph;

import io.cardtrail.model.Category;
import io.cardtrail.model.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cells of source rows, outside Neo4j: a file per batch, a JSON line per row. Each cell is committed to by itself, so a
 * redacted row still verifies; the leaf of a row is the hash of its commitments.
 */
public final class RowStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final DataKeys keys;

    /**
     * Opens or makes the store.
     *
     * @param rows folder of the row files
     * @param dataKeys folder of the data keys; kept apart, so that a copy of the rows alone is worth nothing
     */
    public RowStore(Path rows, Path dataKeys) {
        this.folder = PrivateFiles.folder(rows);
        this.keys = new DataKeys(dataKeys);
    }

    /** A row's line in a batch file. */
    record StoredRow(long line, String month, List<StoredText> cells) {}

    /** A cell in a batch file: {@code text} is encrypted, base64; null where none is kept. */
    record StoredText(
            String column,
            @Nullable Role role,
            Category category,
            @Nullable String text,
            String commitment) {}

    /** Rows ready to be written, and the leaf of each. */
    record Prepared(List<String> leaves, List<String> lines) {}

    /** {@return the rows of a batch, committed to and encrypted} */
    Prepared prepare(SourceFile file, List<RowCells> rows) {
        List<String> leaves = new ArrayList<>(rows.size());
        List<String> lines = new ArrayList<>(rows.size());
        for (RowCells row : rows) {
            List<StoredText> cells = new ArrayList<>(row.cells().size());
            for (int i = 0; i < row.cells().size(); i++) {
                RowCells.Cell cell = row.cells().get(i);
                CellSeal seal = new CellSeal(
                        keys.key(file.holder(), cell.category(), row.month()), file.digest(), row.line(), i);
                String text =
                        cell.text() == null ? null : Base64.getEncoder().encodeToString(seal.encrypt(cell.text()));
                cells.add(new StoredText(
                        cell.column(), cell.role(), cell.category(), text, seal.commitment(cell.committed())));
            }
            leaves.add(CellSeal.leaf(cells.stream().map(StoredText::commitment).toList()));
            lines.add(JSON.writeValueAsString(
                    new StoredRow(row.line(), row.month().toString(), cells)));
        }
        return new Prepared(leaves, lines);
    }

    /** Writes a batch's rows durably; before the batch's transaction commits, so that no act ever lacks its row. */
    void write(String batch, Prepared rows) {
        Path file = file(batch);
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(whole);
            Files.createFile(whole, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(whole, rows.lines(), StandardCharsets.UTF_8);
            PrivateFiles.durable(whole);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            PrivateFiles.durableNames(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the rows of a batch can't be written to " + folder, e);
        }
    }

    /** {@return the cells of one row; text only of cells that {@code granted} permits; empty if the row is gone} */
    List<StoredCell> cells(String batch, String fileDigest, String holder, long line, Predicate<StoredText> granted) {
        Path file = file(batch);
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(text -> text.startsWith("{\"line\":" + line + ","))
                    .findFirst()
                    .map(text -> open(JSON.readValue(text, StoredRow.class), fileDigest, holder, granted))
                    .orElse(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("the rows of a batch can't be read from " + folder, e);
        }
    }

    private List<StoredCell> open(StoredRow row, String fileDigest, String holder, Predicate<StoredText> granted) {
        List<StoredCell> cells = new ArrayList<>(row.cells().size());
        for (int i = 0; i < row.cells().size(); i++) {
            StoredText cell = row.cells().get(i);
            int index = i;
            boolean shown = granted.test(cell);
            String sealed = cell.text();
            String text = shown && sealed != null
                    ? keys.existing(holder, cell.category(), YearMonth.parse(row.month()))
                            .map(key -> new CellSeal(key, fileDigest, row.line(), index)
                                    .decrypt(Base64.getDecoder().decode(sealed)))
                            .orElse(null)
                    : null;
            cells.add(new StoredCell(
                    cell.column(), cell.role(), cell.category(), sealed != null, shown, text, cell.commitment()));
        }
        return cells;
    }

    private Path file(String batch) {
        if (!batch.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a batch key is 64 hex digits");
        }
        return folder.resolve(batch + ".rows");
    }
}
