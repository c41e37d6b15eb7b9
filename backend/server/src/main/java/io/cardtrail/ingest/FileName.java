package io.cardtrail.ingest;

import io.cardtrail.model.BadRequest;
import java.text.Normalizer;

/** The name an imported file goes by. Acts are called {@code file:line}, so it must be printable and bounded. */
final class FileName {
    private static final int MAX_LENGTH = 200;

    private FileName() {}

    /**
     * {@return {@code given} without folders, in NFC}
     *
     * @throws BadRequest if nothing usable remains
     */
    static String of(String given) {
        String name = Normalizer.normalize(
                        given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1),
                        Normalizer.Form.NFC)
                .strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.length() > MAX_LENGTH) {
            throw FileComplaint.NAME_LENGTH.refused(MAX_LENGTH);
        }
        if (name.codePoints().anyMatch(FileName::invisible)) {
            throw FileComplaint.NAME_CHARACTERS.refused();
        }
        return name;
    }

    private static boolean invisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
