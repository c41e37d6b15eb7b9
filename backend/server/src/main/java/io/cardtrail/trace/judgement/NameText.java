package io.cardtrail.trace.judgement;

import io.cardtrail.model.AgreementLevel;
import java.text.Normalizer;
import java.util.Locale;

/** Compares names as rows recorded them. */
final class NameText {
    private NameText() {}

    /** {@return the name without what writing alone makes different: NFKC, small letters, no space, no punctuation} */
    static String normalised(String name) {
        StringBuilder text = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    /** {@return whether a holder masked it, as in 张*: then it can't be compared} */
    static boolean masked(String name) {
        return name.chars().anyMatch(c -> c == '*' || c == '＊' || c == '×' || c == '●');
    }

    /**
     * {@return how near two normalised names are}
     *
     * @param closeFrom the Jaro-Winkler similarity from which they are close; one edit is close too in names of three characters
     *     or more, for which Jaro-Winkler is too strict
     */
    static AgreementLevel level(String a, String b, double closeFrom) {
        if (a.equals(b)) {
            return AgreementLevel.EQUAL;
        }
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        boolean close = jaroWinkler(left, right) >= closeFrom
                || (Math.min(left.length, right.length) >= 3 && edits(left, right) == 1);
        return close ? AgreementLevel.CLOSE : AgreementLevel.DIFFERENT;
    }

    /** {@return Winkler's similarity, 0 to 1, with the usual scale of 0.1 for up to four common first characters} */
    static double jaroWinkler(int[] a, int[] b) {
        double jaro = jaro(a, b);
        int prefix = 0;
        while (prefix < Math.min(4, Math.min(a.length, b.length)) && a[prefix] == b[prefix]) {
            prefix++;
        }
        return jaro + prefix * 0.1 * (1 - jaro);
    }

    private static double jaro(int[] a, int[] b) {
        int window = Math.max(0, Math.max(a.length, b.length) / 2 - 1);
        boolean[] usedA = new boolean[a.length];
        boolean[] usedB = new boolean[b.length];
        int matches = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = Math.max(0, i - window); j < Math.min(b.length, i + window + 1); j++) {
                if (!usedB[j] && a[i] == b[j]) {
                    usedA[i] = true;
                    usedB[j] = true;
                    matches++;
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int moved = 0;
        int j = 0;
        for (int i = 0; i < a.length; i++) {
            if (usedA[i]) {
                while (!usedB[j]) {
                    j++;
                }
                moved += a[i] == b[j] ? 0 : 1;
                j++;
            }
        }
        double m = matches;
        return (m / a.length + m / b.length + (m - moved / 2.0) / m) / 3;
    }

    /** {@return Levenshtein's distance} */
    static int edits(int[] a, int[] b) {
        int[] before = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int[] row = new int[b.length + 1];
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int replaced = before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[b.length];
    }
}
