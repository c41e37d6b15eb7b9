package io.cardtrail.trace.gap;

import io.cardtrail.model.EntityRef;
import org.jspecify.annotations.Nullable;

/** The parts of a card's key, {@code carrier:serial}. */
final class CardKey {
    private CardKey() {}

    static String carrier(EntityRef card) {
        return card.key().substring(0, Math.max(0, card.key().lastIndexOf(':')));
    }

    static String serial(EntityRef card) {
        return card.key().substring(card.key().lastIndexOf(':') + 1);
    }

    /** {@return whether a range of serials holds this card's; one of another length holds none} */
    static boolean within(EntityRef card, @Nullable String first, @Nullable String last) {
        String serial = serial(card);
        return first != null
                && last != null
                && first.length() == serial.length()
                && last.length() == serial.length()
                && first.compareTo(serial) <= 0
                && serial.compareTo(last) <= 0;
    }
}
