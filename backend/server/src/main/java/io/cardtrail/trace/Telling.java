package io.cardtrail.trace;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Role;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an answer tells of an act that was seen: never a PIN, and only the cards it is about. */
final class Telling {
    private Telling() {}

    static TracedAct of(
            SeenAct act,
            Predicate<EntityRef> card,
            @Nullable Integer depth,
            List<EntityRef> cards,
            List<String> settledBy) {
        return new TracedAct(
                act.id(),
                act.kind(),
                act.at(),
                act.atText(),
                act.clock(),
                act.channel(),
                act.holder(),
                act.roles().stream()
                        .filter(role -> role.entity().kind() != EntityKind.PIN)
                        .filter(role -> role.entity().kind() != EntityKind.CARD || card.test(role.entity()))
                        .toList(),
                act.attributes(),
                act.sources(),
                depth,
                Grade.A,
                List.copyOf(cards),
                List.copyOf(settledBy));
    }

    static @Nullable EntityRef from(SeenAct act) {
        return switch (act.kind()) {
            case ISSUE -> act.inRole(Role.ISSUED_BY);
            case SALE -> act.inRole(Role.SOLD_BY);
            case PAYMENT -> act.inRole(Role.PAID_FROM);
            case VERIFICATION -> act.inRole(Role.BY_ACCOUNT);
            case REDEMPTION, USAGE, ACCESS, REGISTRATION -> null;
        };
    }

    static @Nullable EntityRef to(SeenAct act) {
        return switch (act.kind()) {
            case ISSUE -> act.inRole(Role.ISSUED_TO);
            case SALE -> act.inRole(Role.SOLD_TO);
            case PAYMENT -> act.inRole(Role.PAID_TO);
            case REDEMPTION -> {
                EntityRef phone = act.inRole(Role.TO_PHONE);
                yield phone == null ? act.inRole(Role.TO_SIM) : phone;
            }
            case VERIFICATION, USAGE, ACCESS, REGISTRATION -> null;
        };
    }
}
