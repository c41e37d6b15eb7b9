package io.cardtrail.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
