package io.cardtrail.ingest;

import java.util.List;

/**
 * A mapping as far as a file's headings tell it. It is to be completed by whoever knows the file: whose records these are, no
 * heading says.
 *
 * @param text a mapping as JSON, which may lack what is needed
 * @param matched how many columns were recognised
 * @param columns how many there are
 * @param act what each row seems to say
 */
public record Suggestion(String text, int matched, int columns, String act, List<Match> matches) {
    /**
     * Why a column is suggested as it is.
     *
     * @param heading as the file has it
     * @param alias the word of the table that it was found under
     */
    public record Match(String heading, String alias) {}
}
