package io.cardtrail.report;

import java.time.Instant;
import java.util.SortedMap;

/** Makes the pages of a report and seals its bundle. */
public interface Sealing {
    /** {@return the pages, not signed yet, by the files of the bundle} */
    byte[] pages(SortedMap<String, byte[]> files);

    /** {@return the bundle as a ZIP, with the pages signed and everything sealed} */
    byte[] seal(SortedMap<String, byte[]> files, byte[] pages, Instant at);
}
