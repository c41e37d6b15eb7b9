package io.cardtrail.ingest;

import java.text.Normalizer;

/** The normal form in which cells are read and compared. */
final class CellText {
    private CellText() {}

    /** {@return {@code raw} in NFKC, trimmed, every line end as one LF} */
    static String clean(String raw) {
        if (plain(raw)) {
            return raw.strip();
        }
        return Normalizer.normalize(raw, Normalizer.Form.NFKC).strip().replaceAll("\r\n?", "\n");
    }

    /** Nearly all cells are ASCII without a line end, and need no more than trimming. */
    private static boolean plain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) >= 0x80 || raw.charAt(i) == '\r') {
                return false;
            }
        }
        return true;
    }

    /** {@return whether {@code text} holds a control character other than a line break or tab, or half a surrogate pair} */
    static boolean hasControl(String text) {
        return text.codePoints()
                .anyMatch(point -> (Character.isISOControl(point) && point != '\n' && point != '\t')
                        || Character.getType(point) == Character.SURROGATE);
    }
}
