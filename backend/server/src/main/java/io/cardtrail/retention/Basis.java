package io.cardtrail.retention;

import java.time.LocalDate;

/**
 * Why a line of a profile is as it is.
 *
 * @param of which figure it bears
 * @param date on which the text was looked up, or the judgement made
 * @param confirmed whether somebody read the source itself; what is not confirmed must be checked by counsel before use
 */
public record Basis(Bears of, Source source, Words text, LocalDate date, boolean confirmed) {
    /** The figure a basis bears. */
    public enum Bears {
        FLOOR,
        CEILING
    }

    /** What kind of source it is. */
    public enum Source {
        /** A law, regulation or rule of an authority. */
        LAW,
        /** What the source article says such holders do. */
        ARTICLE,
        /** A rule that the holder published. */
        HOLDER,
        /** Our own judgement, or that of whoever wrote the file. */
        JUDGEMENT
    }
}
