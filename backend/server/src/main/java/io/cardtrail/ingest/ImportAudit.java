package io.cardtrail.ingest;

/**
 * Where imports are recorded. No audit, no import: if {@link #started} fails nothing is stored, and one whose end can't be
 * recorded is shown as failed.
 */
public interface ImportAudit {
    /**
     * What is imported.
     *
     * @param by who sent the file
     * @param digest SHA-256 of the file's bytes, hex
     * @param mapping SHA-256 of the canonical mapping, hex
     */
    record Import(String id, String by, String file, String digest, long size, String mapping) {}

    /** Records durably, before anything is stored, that the import begins. */
    void started(Import started);

    /** Records durably how it ended and what it stored. */
    void ended(Import ended, ImportState state, long accepted, long duplicates, long rejected);
}
