package io.cardtrail.retention;

import java.time.LocalDate;

/**
 * A statement and what it rests on.
 *
 * @param date on which the text was looked up, or the judgement made
 * @param confirmed whether somebody read the source itself; what is not confirmed must be checked by counsel before use
 */
public record Cited(Words text, Basis.Source source, LocalDate date, boolean confirmed) {}
