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
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.Cipher;
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

    /**
     * A row's line in a batch file.
     *
     * @param id of what it says
     * @param category that must be granted for what it says to exist
     * @param keeping whether it is about what became of records; such rows have keys of their own, that no clock of records ends
     * @param said commitments to what it was understood to say, by category, and to its time's text under {@link #AT_TEXT}
     */
    record StoredRow(
            long line,
            String id,
            String month,
            Category category,
            boolean keeping,
            SortedMap<String, String> said,
            List<StoredText> cells) {
        StoredRow without(Set<Category> categories) {
            boolean gone = categories.contains(category);
            List<StoredText> left = cells.stream()
                    .map(cell -> gone || categories.contains(cell.category())
                            ? new StoredText(cell.column(), cell.role(), cell.category(), null, cell.commitment())
                            : cell)
                    .toList();
            return new StoredRow(line, gone ? "" : id, month, category, keeping, said, left);
        }

        String leaf() {
            return CellSeal.leaf(cells.stream().map(StoredText::commitment).toList());
        }
    }

    static final String AT_TEXT = "AT_TEXT";

    /** A cell in a batch file: {@code text} is encrypted, base64; null where none is kept. */
    record StoredText(
            String column,
            @Nullable Role role,
            Category category,
            @Nullable String text,
            String commitment) {}

    /**
     * Rows ready to be written.
     *
     * @param rows what the ledger will hold of each
     * @param forms what the graph will hold of each
     * @param lines of the batch's file
     * @param deletions of keys, of how many this knows
     */
    record Prepared(List<SourceLedger.Row> rows, List<GraphForm> forms, List<String> lines, long deletions) {}

    /** {@return the rows of a batch, committed to and encrypted} */
    Prepared prepare(SourceFile file, List<Batch.Entry> entries) {
        long deletions = keys.deletions();
        List<SourceLedger.Row> ledger = new ArrayList<>(entries.size());
        List<GraphForm> forms = new ArrayList<>(entries.size());
        List<String> lines = new ArrayList<>(entries.size());
        Making making = new Making(file, new HashMap<>(), new HashMap<>());
        for (Batch.Entry entry : entries) {
            GraphForm form = GraphForm.of(file, entry.said());
            StoredRow row = row(making, entry.said(), form, entry.cells());
            ledger.add(new SourceLedger.Row(row.line(), row.leaf(), CellSeal.said(row.said())));
            forms.add(form);
            lines.add(JSON.writeValueAsString(row));
        }
        return new Prepared(ledger, forms, lines, deletions);
    }

    /** {@return whether no key was deleted since: one that these rows are encrypted under may have been among them} */
    boolean current(Prepared prepared) {
        return prepared.deletions() == keys.deletions();
    }

    /** What the rows of one batch are made ready with: finding a key by its name takes longer than using it. */
    private record Making(SourceFile file, Map<KeyName, DataKey> known, Map<DataKey, Cipher> ciphers) {
        private record KeyName(String owner, Category category, YearMonth month) {}

        DataKey key(DataKeys keys, String owner, Category category, YearMonth month) {
            return known.computeIfAbsent(new KeyName(owner, category, month), name -> keys.key(owner, category, month));
        }

        /** One that had the same key before need not make ready for it. */
        Cipher cipher(DataKey key) {
            return ciphers.computeIfAbsent(key, fresh -> CellSeal.cipher());
        }
    }

    private StoredRow row(Making making, RowRecord said, GraphForm form, RowCells row) {
        boolean keeping = said instanceof RecordKeeping;
        String owner = owner(making.file().holder(), keeping);
        String digest = making.file().digest();
        List<StoredText> cells = new ArrayList<>(row.cells().size());
        for (int i = 0; i < row.cells().size(); i++) {
            RowCells.Cell cell = row.cells().get(i);
            DataKey key = making.key(keys, owner, cell.category(), row.month());
            CellSeal seal = new CellSeal(key, digest, row.line(), i);
            String text = cell.text() == null
                    ? null
                    : Base64.getEncoder().encodeToString(seal.encrypt(cell.text(), making.cipher(key)));
            cells.add(new StoredText(
                    cell.column(), cell.role(), cell.category(), text, seal.commitment(cell.committed())));
        }
        SortedMap<String, String> commitments = new TreeMap<>();
        Statement.of(form)
                .forEach((category, text) -> commitments.put(
                        category.name(),
                        CellSeal.ofStatement(
                                        making.key(keys, owner, category, row.month()),
                                        digest,
                                        row.line(),
                                        category.name())
                                .commitment(text)));
        commitments.put(
                AT_TEXT,
                CellSeal.ofStatement(making.key(keys, owner, said.category(), row.month()), digest, row.line(), AT_TEXT)
                        .commitment(said.atText()));
        return new StoredRow(
                row.line(), said.id(), row.month().toString(), said.category(), keeping, commitments, cells);
    }

    /** {@return in whose name a row's keys are} */
    private static String owner(String holder, boolean keeping) {
        return keeping ? holder + "\nRECORD_KEEPING" : holder;
    }

    /** {@return whether a row commits to this text as a part of what it says; false, too, once the key of its category was deleted} */
    boolean says(SourceFile file, StoredRow row, Category category, String part, String text) {
        return keys.existing(owner(file.holder(), row.keeping()), category, YearMonth.parse(row.month()))
                .map(key -> CellSeal.ofStatement(key, file.digest(), row.line(), part)
                        .commitment(text))
                .filter(commitment -> commitment.equals(row.said().get(part)))
                .isPresent();
    }

    /** {@return the rows of a batch by their lines, empty if its file is not there} */
    SortedMap<Long, StoredRow> rows(String batch) {
        SortedMap<Long, StoredRow> rows = new TreeMap<>();
        Path file = file(batch);
        if (!Files.exists(file)) {
            return rows;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.map(text -> JSON.readValue(text, StoredRow.class)).forEach(row -> rows.put(row.line(), row));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("the rows of a batch can't be read from " + folder, e);
        }
    }

    /** {@return the name of the key of a holder's records of a category and month, empty if there is none} */
    Optional<String> key(String holder, Category category, YearMonth month) {
        return keys.there(holder, category, month);
    }

    /** Deletes keys by their names: no text, salt or commitment made with them opens any more. */
    void forgetKeys(Collection<String> names) {
        keys.delete(names);
    }

    /** Removes the texts of a batch; those that are gone already are no error. */
    void delete(String batch) {
        try {
            Files.deleteIfExists(file(batch));
            PrivateFiles.durableNames(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the rows of a batch can't be deleted from " + folder, e);
        }
    }

    /** Removes what has lapsed from the texts of a batch: commitments stay, texts go, and of a row that is gone its id too. */
    void forget(String batch, SortedMap<Long, Set<Category>> lapsed) {
        SortedMap<Long, StoredRow> rows = rows(batch);
        if (lapsed.isEmpty() || rows.isEmpty()) {
            return;
        }
        lapsed.forEach((line, categories) -> rows.computeIfPresent(line, (l, row) -> row.without(categories)));
        write(batch, rows.values().stream().map(JSON::writeValueAsString).toList());
    }

    /**
     * {@return how many of these rows say nothing any more}
     *
     * @param cited as {@code batch:line}
     */
    public int lapsed(Collection<String> cited) {
        Gone gone = gone(cited);
        return gone.withdrawn() + gone.lapsed();
    }

    /** How many of some rows are not there any more: taken back with their batch, or deleted because their time was over. */
    public record Gone(int withdrawn, int lapsed) {}

    /**
     * {@return how many of these rows say nothing any more, and why}
     *
     * @param cited as {@code batch:line}
     */
    public Gone gone(Collection<String> cited) {
        Map<String, SortedMap<Long, StoredRow>> batches = new HashMap<>();
        int withdrawn = 0;
        int lapsed = 0;
        for (String row : cited) {
            int colon = row.indexOf(':');
            StoredRow there = batches.computeIfAbsent(row.substring(0, colon), this::rows)
                    .get(Long.parseLong(row.substring(colon + 1)));
            withdrawn += there == null ? 1 : 0;
            lapsed += there != null && there.id().isEmpty() ? 1 : 0;
        }
        return new Gone(withdrawn, lapsed);
    }

    /** {@return a mark of what is on record about a file; without the installation's keys nobody can tell whose} */
    String mark(SourceFile file) {
        return HexFormat.of().formatHex(keys.ofFiles().derive("file", file.canonical()));
    }

    /** Writes a batch's rows durably; before the batch's transaction commits, so that no act ever lacks its row. */
    void write(String batch, List<String> lines) {
        Path file = file(batch);
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(whole);
            Files.createFile(whole, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(whole, lines, StandardCharsets.UTF_8);
            PrivateFiles.durable(whole);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            PrivateFiles.durableNames(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the rows of a batch can't be written to " + folder, e);
        }
    }

    /** {@return the rows as one reading asks for them} */
    OpenRows rows() {
        return new OpenRows(this);
    }

    /** {@return the cells of the row that a line of a batch's file holds; text only of those that {@code granted} permits} */
    List<StoredCell> open(String line, String fileDigest, String holder, Predicate<StoredText> granted) {
        StoredRow row = JSON.readValue(line, StoredRow.class);
        List<StoredCell> cells = new ArrayList<>(row.cells().size());
        for (int i = 0; i < row.cells().size(); i++) {
            StoredText cell = row.cells().get(i);
            int index = i;
            boolean shown = granted.test(cell);
            String sealed = cell.text();
            CellSeal seal = shown && sealed != null
                    ? keys.existing(owner(holder, row.keeping()), cell.category(), YearMonth.parse(row.month()))
                            .map(key -> new CellSeal(key, fileDigest, row.line(), index))
                            .orElse(null)
                    : null;
            cells.add(new StoredCell(
                    cell.column(),
                    cell.role(),
                    cell.category(),
                    sealed != null,
                    shown,
                    seal == null || sealed == null
                            ? null
                            : seal.decrypt(Base64.getDecoder().decode(sealed)),
                    seal == null ? null : HexFormat.of().formatHex(seal.salt()),
                    cell.commitment()));
        }
        return cells;
    }

    Path file(String batch) {
        if (!batch.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a batch key is 64 hex digits");
        }
        return folder.resolve(batch + ".rows");
    }
}
