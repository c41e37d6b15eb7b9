package io.cardtrail.graph;

import io.cardtrail.audit.AuditReader;
import io.cardtrail.model.Category;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all ledgers of an installation add up to. A batch that was taken back and brought again counts as it was brought last; one that
 * two servers have noted counts once.
 */
final class LedgerBook {
    private final List<Path> folders;
    private final Map<String, Noted> batches = new LinkedHashMap<>();
    /** By the number of a removal, the batches it is about. */
    private final SortedMap<Long, Set<String>> removals = new TreeMap<>();
    /** Rows seen of the batches under way: a crash in the middle of an append leaves fewer than there should be. */
    private final Map<String, Integer> seen = new HashMap<>();

    /** By batch, its first and its last line. */
    private final Map<String, long[]> ranges = new HashMap<>();

    private final Map<String, List<Noted>> files = new HashMap<>();

    /** By the number of a removal, the keys that went with it. */
    private final SortedMap<Long, Set<String>> keys = new TreeMap<>();

    private long newestSeq;

    private LedgerBook(List<Path> folders) {
        this.folders = folders;
    }

    /**
     * A batch that stands.
     *
     * @param file mark of its file
     * @param by marks of those who brought it
     * @param lapsed the categories that are deleted of a line
     */
    record Noted(String key, long seq, String file, int rows, Set<String> by, SortedMap<Long, Set<Category>> lapsed) {}

    /** {@return the book of the ledgers in {@code all}, a folder each} */
    static LedgerBook read(Path all) {
        LedgerBook book = new LedgerBook(folders(all));
        book.folders.forEach(folder -> AuditReader.each(folder, book::take));
        return book.whole();
    }

    static List<Path> folders(Path all) {
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(all)) {
            return inside.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the ledgers in " + all + " can't be read", e);
        }
    }

    private void take(Map<String, @Nullable Object> leaf) {
        switch (text(leaf, "type")) {
            case "BATCH_STORED" -> {
                newestSeq = Math.max(newestSeq, number(leaf, "seq"));
                seen.put(text(leaf, "batch"), 0);
                Noted known = batches.get(text(leaf, "batch"));
                if (known == null || known.seq() != number(leaf, "seq")) {
                    Noted noted = new Noted(
                            text(leaf, "batch"),
                            number(leaf, "seq"),
                            text(leaf, "file"),
                            (int) number(leaf, "rows"),
                            new TreeSet<>(Set.of(text(leaf, "by"))),
                            new TreeMap<>());
                    batches.put(noted.key(), noted);
                } else {
                    known.by().add(text(leaf, "by"));
                }
            }
            case "BATCH_SHARED" -> {
                Noted known = batches.get(text(leaf, "batch"));
                if (known != null) {
                    known.by().add(text(leaf, "by"));
                }
            }
            case "BATCH_WITHDRAWN" -> {
                removed(leaf);
                Noted known = batches.get(text(leaf, "batch"));
                if (known != null
                        && known.by().remove(text(leaf, "by"))
                        && known.by().isEmpty()) {
                    batches.remove(known.key());
                }
            }
            case "ROWS_LAPSED" -> {
                removed(leaf);
                Noted known = batches.get(text(leaf, "batch"));
                if (known != null && leaf.get("lines") instanceof Collection<?> lines) {
                    Category category = Category.valueOf(text(leaf, "category"));
                    lines.forEach(line -> known.lapsed()
                            .computeIfAbsent(((Number) line).longValue(), l -> EnumSet.noneOf(Category.class))
                            .add(category));
                }
            }
            case "KEYS_DELETED" -> {
                if (leaf.get("names") instanceof Collection<?> names) {
                    names.forEach(name -> keys.computeIfAbsent(number(leaf, "epoch"), e -> new TreeSet<>())
                            .add(String.valueOf(name)));
                }
            }
            case "ROW_STORED" -> {
                seen.merge(text(leaf, "batch"), 1, Integer::sum);
                long line = number(leaf, "line");
                long[] range = ranges.computeIfAbsent(text(leaf, "batch"), b -> new long[] {line, line});
                range[0] = Math.min(range[0], line);
                range[1] = Math.max(range[1], line);
            }
            default -> {
                // What the log says about itself.
            }
        }
    }

    private void removed(Map<String, @Nullable Object> leaf) {
        removals.computeIfAbsent(number(leaf, "epoch"), e -> new TreeSet<>()).add(text(leaf, "batch"));
    }

    /** {@return the batches that stand and are noted whole, by their keys} */
    Map<String, Noted> batches() {
        return batches;
    }

    /** Forgets what was never noted whole: nobody was told that it is stored. */
    private LedgerBook whole() {
        batches.values().removeIf(batch -> seen.getOrDefault(batch.key(), 0) != batch.rows());
        seen.clear();
        return this;
    }

    /**
     * {@return the batches of the same file that may hold some of the same lines, as when rows that lay in the future are sent again among
     * the others; perhaps itself among them}
     *
     * @param file mark of the file
     * @param rows by their lines
     */
    Stream<Noted> beside(String file, SortedMap<Long, ?> rows) {
        return byFile().getOrDefault(file, List.of()).stream().filter(other -> {
            long[] range = ranges.getOrDefault(other.key(), new long[] {0, -1});
            return !rows.isEmpty() && range[0] <= rows.lastKey() && rows.firstKey() <= range[1];
        });
    }

    /** {@return the batches that removals after this number are about} */
    Set<String> touchedSince(long done) {
        Set<String> touched = new TreeSet<>();
        removals.tailMap(done + 1).values().forEach(touched::addAll);
        return touched;
    }

    /** {@return the names of the keys that removals after this number have deleted} */
    Set<String> keysSince(long done) {
        Set<String> names = new TreeSet<>();
        keys.tailMap(done + 1).values().forEach(names::addAll);
        return names;
    }

    /** {@return the number of the first batch of the same file} */
    long firstSeq(Noted batch) {
        return byFile().getOrDefault(batch.file(), List.of(batch)).stream()
                .mapToLong(Noted::seq)
                .min()
                .orElse(batch.seq());
    }

    private Map<String, List<Noted>> byFile() {
        if (files.isEmpty()) {
            batches.values()
                    .forEach(batch -> files.computeIfAbsent(batch.file(), f -> new ArrayList<>())
                            .add(batch));
        }
        return files;
    }

    /** {@return whether nothing was noted between the two} */
    boolean sameAs(LedgerBook other) {
        return batches.equals(other.batches) && newestSeq == other.newestSeq && removals.equals(other.removals);
    }

    /** {@return the greatest number of a batch there ever was} */
    long newestSeq() {
        return newestSeq;
    }

    /** {@return the number of the newest deletion} */
    long epoch() {
        return Math.max(removals.isEmpty() ? 0 : removals.lastKey(), keys.isEmpty() ? 0 : keys.lastKey());
    }

    /** Goes through the batches that stand, each with its rows by line. */
    void eachBatch(BiConsumer<Noted, SortedMap<Long, SourceLedger.Row>> each) {
        Set<String> done = new TreeSet<>();
        for (Path folder : folders) {
            Rows rows = new Rows(done, each);
            AuditReader.each(folder, rows::take);
            rows.end();
        }
    }

    private final class Rows {
        private final Set<String> done;
        private final BiConsumer<Noted, SortedMap<Long, SourceLedger.Row>> each;
        private @Nullable Noted open;
        private final SortedMap<Long, SourceLedger.Row> rows = new TreeMap<>();

        Rows(Set<String> done, BiConsumer<Noted, SortedMap<Long, SourceLedger.Row>> each) {
            this.done = done;
            this.each = each;
        }

        void take(Map<String, @Nullable Object> leaf) {
            switch (text(leaf, "type")) {
                case "BATCH_STORED" -> {
                    end();
                    Noted noted = batches.get(text(leaf, "batch"));
                    if (noted != null && noted.seq() == number(leaf, "seq") && !done.contains(noted.key())) {
                        open = noted;
                    }
                }
                case "ROW_STORED" -> {
                    Noted noted = open;
                    if (noted != null && noted.key().equals(text(leaf, "batch"))) {
                        rows.put(
                                number(leaf, "line"),
                                new SourceLedger.Row(number(leaf, "line"), text(leaf, "leaf"), text(leaf, "said")));
                    }
                }
                default -> {
                    // Says nothing of rows.
                }
            }
        }

        void end() {
            Noted noted = open;
            open = null;
            if (noted != null && rows.size() == noted.rows() && done.add(noted.key())) {
                each.accept(noted, new TreeMap<>(rows));
            }
            rows.clear();
        }
    }

    private static String text(Map<String, @Nullable Object> leaf, String field) {
        return leaf.get(field) instanceof String text ? text : "";
    }

    private static long number(Map<String, @Nullable Object> leaf, String field) {
        return leaf.get(field) instanceof Number number ? number.longValue() : 0;
    }
}
