package io.cardtrail.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** The time-stamps and the checkpoints they are over: each such checkpoint is one that was kept. */
final class FsckStamps {
    private final Map<String, byte[]> files;
    private final LogVerifier verifier;

    private FsckStamps(Map<String, byte[]> files, LogVerifier verifier) {
        this.files = files;
        this.verifier = verifier;
    }

    static FsckStamps read(Path log, LogVerifier verifier) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Path folder = log.resolve(Stamps.FOLDER);
        if (Files.isDirectory(folder)) {
            List<Path> found;
            try (Stream<Path> listed = Files.list(folder)) {
                found = listed.filter(file -> !file.toString().endsWith(".new")).toList();
            }
            for (Path file : found) {
                files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return new FsckStamps(files, verifier);
    }

    /** {@return how many stamps fit a checkpoint of this log} Their own signatures are the authority's, and checked with its CA. */
    int compare(long size, LongFunction<byte[]> root, Fsck.Faults faults) {
        int sound = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String name = file.getKey();
            if (name.endsWith(".checkpoint")) {
                checkpoint(name, file.getValue(), size, root, faults);
            } else if (name.endsWith(".tsr")) {
                byte[] over = files.get(name.replaceFirst("tsr$", "checkpoint"));
                if (over == null || !StampReply.isOver(file.getValue(), over)) {
                    faults.fault(-1, "stamps/" + name + " is no time-stamp of the checkpoint beside it");
                } else {
                    sound++;
                }
            }
        }
        return sound;
    }

    private void checkpoint(String name, byte[] note, long size, LongFunction<byte[]> root, Fsck.Faults faults) {
        try {
            Checkpoint stamped = verifier.check(new String(note, StandardCharsets.UTF_8));
            if (stamped.size() > size) {
                faults.fault(
                        size,
                        "stamps/" + name + " was signed over " + stamped.size() + " leaves and the log has only " + size
                                + ": it was cut off, or forked");
            } else if (!Arrays.equals(stamped.root(), root.apply(stamped.size()))) {
                faults.fault(-1, "stamps/" + name + " was signed over other leaves");
            }
        } catch (BadCheckpoint e) {
            faults.fault(-1, "stamps/" + name + " is not the log's: " + e.getMessage());
        }
    }
}
