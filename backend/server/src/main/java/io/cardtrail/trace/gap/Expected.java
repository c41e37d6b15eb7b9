package io.cardtrail.trace.gap;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * The record that should exist where a gap is.
 *
 * @param record ISSUE or SALE
 * @param channel null, like {@code holder}, where no party on either side says who would have kept it
 */
public record Expected(
        ActKind record, @Nullable Channel channel, @Nullable String holder) {
    /** {@return the category of such records} */
    public Category category() {
        return record.category();
    }

    static Expected issue(EntityRef card) {
        return new Expected(ActKind.ISSUE, Channel.CARRIER, CardKey.carrier(card));
    }

    /** The seller's own record of the sale; where no such seller is named, that of whoever held the card before. */
    static Expected sale(@Nullable EntityRef seller, @Nullable EntityRef holder) {
        Expected sellers = kept(seller);
        Expected holders = kept(holder);
        return sellers != null ? sellers : holders != null ? holders : new Expected(ActKind.SALE, null, null);
    }

    private static @Nullable Expected kept(@Nullable EntityRef by) {
        if (by == null) {
            return null;
        }
        return switch (by.kind()) {
            case ORGANISATION -> new Expected(ActKind.SALE, Channel.OFFLINE_SHOP, by.key());
            case ACCOUNT -> new Expected(ActKind.SALE, Channel.ONLINE_PLATFORM, platform(by));
            case CARD, PIN, PHONE, SIM, DEVICE, IP, PAYMENT_ACCOUNT, PERSON, CELL -> null;
        };
    }

    private static String platform(EntityRef account) {
        int colon = account.key().indexOf(':');
        return colon < 0 ? account.key() : account.key().substring(0, colon);
    }
}
