package io.cardtrail.registry;

import io.cardtrail.model.CanonicalJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody asked, noted and laid out under an instrument, in one of its states.
 *
 * @param head all of it but the long texts
 */
public record Investigation(Head head, String narrative, String content) {
    /**
     * What a list tells of an investigation.
     *
     * @param instrument id of the instrument it is under
     * @param owner account that made it
     * @param colleagues accounts that may open and save it too, in order
     * @param generation raised by each save
     * @param bytes of the long texts, as UTF-8
     * @param digest SHA-256 of the long texts, hex
     */
    public record Head(
            String id,
            String instrument,
            String owner,
            List<String> colleagues,
            Instant createdAt,
            int generation,
            Instant savedAt,
            String savedBy,
            String name,
            List<String> tags,
            int bytes,
            String digest) {
        public Head {
            colleagues = List.copyOf(colleagues);
            tags = List.copyOf(tags);
        }

        /** {@return the one text that says all of this, for the database and for the digest on record} */
        public String text() {
            Map<String, Object> text = new HashMap<>();
            text.put("id", id);
            text.put("instrument", instrument);
            text.put("owner", owner);
            text.put("colleagues", colleagues);
            text.put("createdAt", createdAt.toString());
            text.put("generation", generation);
            text.put("savedAt", savedAt.toString());
            text.put("savedBy", savedBy);
            text.put("name", name);
            text.put("tags", tags);
            text.put("bytes", bytes);
            text.put("digest", digest);
            return CanonicalJson.of(text);
        }

        boolean opensTo(String account) {
            return owner.equals(account) || colleagues.contains(account);
        }

        /** {@return the head of a new investigation} */
        static Head first(String id, String instrument, String owner, Instant at, InvestigationText text) {
            return new Head(
                    id,
                    instrument,
                    owner,
                    List.of(),
                    at,
                    1,
                    at,
                    owner,
                    text.name(),
                    text.tags(),
                    text.bytes(),
                    text.digest());
        }

        /** {@return the head one generation on} */
        Head saved(String by, Instant at, InvestigationText text) {
            return new Head(
                    id,
                    instrument,
                    owner,
                    colleagues,
                    createdAt,
                    generation + 1,
                    at,
                    by,
                    text.name(),
                    text.tags(),
                    text.bytes(),
                    text.digest());
        }

        Head sharedWith(List<String> others) {
            return new Head(
                    id, instrument, owner, others, createdAt, generation, savedAt, savedBy, name, tags, bytes, digest);
        }
    }
}
