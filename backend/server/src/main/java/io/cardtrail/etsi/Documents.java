package io.cardtrail.etsi;

import io.cardtrail.model.Sha256;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be said of a document by itself. */
final class Documents {
    private Documents() {}

    /**
     * Checks type, encoding and checksum.
     *
     * @throws Refused if one of them is wrong
     */
    static void check(Hi1Object.Document document) {
        Entry type = document.type();
        if (type != null && !type.equals(Entry.etsi("DocumentType", "Warrant"))) {
            throw new Refused(Fault.UNSUPPORTED, "DocumentType is Warrant, from ETSI's dictionary, or left out");
        }
        String hash = hash(document);
        String checksum = document.checksum();
        if (checksum == null) {
            return;
        }
        if (hash == null || document.checksumType() == null) {
            throw new Refused(Fault.MISSING, "a Checksum needs Contents and a ChecksumType");
        }
        if (!document.checksumType().toUpperCase(Locale.ROOT).replace("-", "").equals("SHA256")) {
            throw new Refused(Fault.UNSUPPORTED, "ChecksumType is SHA-256 here");
        }
        if (!checksum.toLowerCase(Locale.ROOT).equals(hash)) {
            throw new Refused(Fault.BAD_VALUE, "the Checksum is not that of the Contents");
        }
    }

    /** {@return SHA-256 of the document's bytes, hex; null where it has none} */
    static @Nullable String hash(Hi1Object.Document document) {
        String contents = document.contents();
        if (contents == null || contents.isEmpty()) {
            return null;
        }
        try {
            return Sha256.hex(Base64.getDecoder().decode(contents));
        } catch (IllegalArgumentException e) {
            throw new Refused(Fault.ENCODING, "DocumentBody, Contents is no Base64");
        }
    }
}
