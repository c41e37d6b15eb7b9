package io.cardtrail.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a log from its files, without its writer. */
public final class AuditReader {
    private AuditReader() {}

    /**
     * {@return all whole leaves of the log in {@code folder}, in order}
     *
     * @throws AuditUnavailable if it can't be read, or a leaf is missing or damaged
     */
    public static List<Leaf> leaves(Path folder) {
        try {
            List<Leaf> leaves = new ArrayList<>();
            for (long first : LogFolder.firsts(folder)) {
                if (first != leaves.size()) {
                    throw new AuditUnavailable("the audit log in " + folder + " lacks leaf " + leaves.size());
                }
                leaves.addAll(
                        Segment.read(LogFolder.segment(folder, first), first).leaves());
            }
            return leaves;
        } catch (IOException e) {
            throw new AuditUnavailable("the audit log in " + folder + " can't be read: " + e, e);
        }
    }

    /**
     * Hands over the whole leaves of a log, one after another and a segment in memory at a time, as what each of them says.
     *
     * @param each takes a leaf's fields: texts, whole numbers, lists of them
     * @throws AuditUnavailable as above
     */
    public static void each(Path folder, Consumer<Map<String, @Nullable Object>> each) {
        try {
            long next = 0;
            for (long first : LogFolder.firsts(folder)) {
                if (first != next) {
                    throw new AuditUnavailable("the log in " + folder + " lacks leaf " + next);
                }
                Segment segment = Segment.read(LogFolder.segment(folder, first), first);
                segment.fields().forEach(fields -> each.accept(fields.values()));
                next += segment.leaves().size();
            }
        } catch (IOException e) {
            throw new AuditUnavailable("the log in " + folder + " can't be read: " + e, e);
        }
    }

    /** {@return the index of the leaf with that token, -1 if there is none} */
    static long find(Path folder, String token) {
        String field = "\"token\":\"" + token + "\"";
        try {
            for (long first : LogFolder.firsts(folder)) {
                for (Leaf leaf :
                        Segment.read(LogFolder.segment(folder, first), first).leaves()) {
                    if (leaf.text().contains(field) && leaf.token().equals(token)) {
                        return leaf.index();
                    }
                }
            }
            return -1;
        } catch (IOException e) {
            throw new AuditUnavailable("the audit log in " + folder + " can't be read: " + e, e);
        }
    }
}
