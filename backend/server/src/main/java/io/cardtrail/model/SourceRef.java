package io.cardtrail.model;

import java.util.Comparator;

/**
 * The row of a file that an act was read from.
 *
 * @param file name as imported
 * @param fileDigest SHA-256 of the file's bytes, hex
 * @param line 1-based line of the row's first character; the header is line 1
 * @param batch key of the import batch
 * @param seq sequence number of the committed batch; an answer as of {@code n} knows sources up to {@code n}
 * @param leaf hash of the row's cell commitments, hex
 */
public record SourceRef(String file, String fileDigest, long line, String batch, long seq, String leaf)
        implements Comparable<SourceRef> {
    private static final Comparator<SourceRef> ORDER = Comparator.comparing(SourceRef::file)
            .thenComparingLong(SourceRef::line)
            .thenComparing(SourceRef::fileDigest);

    /** {@return the name an act goes by in answers: {@code file:line}} */
    public String name() {
        return file + ":" + line;
    }

    @Override
    public int compareTo(SourceRef other) {
        return ORDER.compare(this, other);
    }
}
