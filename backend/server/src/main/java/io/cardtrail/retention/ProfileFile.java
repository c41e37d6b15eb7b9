package io.cardtrail.retention;

import java.time.LocalDate;

/**
 * A reviewed file that profiles stand in.
 *
 * @param version the file's own number
 * @param date of its last review
 * @param hash SHA-256 of its bytes, hex
 * @param notice what must be said beside everything in it
 */
public record ProfileFile(int version, LocalDate date, String hash, Words notice) {
    /** {@return what stands at the head of a file} */
    static ProfileFile head(YamlEntry top, String hash) {
        return new ProfileFile(top.version(), top.date("date"), hash, top.words("notice"));
    }
}
