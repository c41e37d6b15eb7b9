package io.cardtrail.audit;

import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The salts of what the leaves commit to. They may be destroyed, so that nobody can ever try what a leaf commits to; those that are
 * there must be the leaves'.
 */
final class FsckSalts {
    private final Map<String, String> files;
    private int seen;
    private int last = -1;

    private FsckSalts(Map<String, String> files) {
        this.files = files;
    }

    /** {@return the salts' files as they are; each character is one byte, so that a line is hashed as it stands} */
    static FsckSalts read(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> listed = Files.list(folder)) {
            found = listed.filter(file -> String.valueOf(file.getFileName()).matches("salts-\\d{12}\\.jsonl"))
                    .toList();
        }
        Map<String, String> files = new TreeMap<>();
        for (Path file : found) {
            files.put(
                    String.valueOf(file.getFileName()),
                    new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
        return new FsckSalts(files);
    }

    /**
     * {@return how many leaves have their salts here}
     *
     * @param leaves by token, what each says of its salts
     */
    int compare(Map<String, FsckLeaves.Salted> leaves, Fsck.Faults faults) {
        seen = 0;
        last = -1;
        files.forEach((file, text) -> {
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                // What follows the last line feed is no line, and empty.
                if (i < lines.length - 1 || !lines[i].isEmpty()) {
                    check("line " + (i + 1) + " of " + file, lines[i], leaves, faults);
                }
            }
            if (!lines[lines.length - 1].isEmpty()) {
                faults.fault(-1, file + " ends in the middle of a line");
            }
        });
        return seen;
    }

    /** {@return whether there are salts of no leaf at all} */
    boolean leafless(Map<String, FsckLeaves.Salted> leaves) {
        return files.values().stream().flatMap(String::lines).anyMatch(line -> !leaves.containsKey(token(line)));
    }

    private static String token(String line) {
        return LeafFields.parse(line).map(fields -> fields.text("token")).orElse("");
    }

    private void check(String where, String line, Map<String, FsckLeaves.Salted> leaves, Fsck.Faults faults) {
        String token =
                LeafFields.parse(line).map(fields -> fields.text("token")).orElse("");
        FsckLeaves.Salted leaf = leaves.get(token);
        if (leaf == null || !leaf.hash().equals(Sha256.hex(line.getBytes(StandardCharsets.ISO_8859_1)))) {
            faults.fault(-1, where + " is not the salts of any leaf");
        } else if (leaf.index() <= last) {
            faults.fault(-1, where + " stands after the salts of a later leaf, or twice");
        } else {
            last = leaf.index();
            seen++;
        }
    }
}
