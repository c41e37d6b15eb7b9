package io.cardtrail.api.view;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An act as one grant lets it be seen. One record serves all kinds; the schema says which fields a kind has.
 *
 * @param cards traced cards only
 * @param settledBy payments of the same answer that settled this sale
 * @param attributes already without what is not granted
 */
public record ActView(
        String id,
        String handle,
        ActKind kind,
        Instant at,
        String atText,
        String clock,
        Channel channel,
        String holder,
        @Nullable Integer depth,
        Grade grade,
        List<RoleView> roles,
        List<SourceRowView> sources,
        List<EntityView> cards,
        List<ActView> settledBy,
        ActAttributes attributes) {

    public @Nullable EntityView issuedBy() {
        return inRole(Role.ISSUED_BY);
    }

    public @Nullable EntityView issuedTo() {
        return inRole(Role.ISSUED_TO);
    }

    public @Nullable EntityView soldBy() {
        return inRole(Role.SOLD_BY);
    }

    public @Nullable EntityView soldTo() {
        return inRole(Role.SOLD_TO);
    }

    public @Nullable EntityView brokeredBy() {
        return inRole(Role.BROKERED_BY);
    }

    public @Nullable EntityView paidFrom() {
        return inRole(Role.PAID_FROM);
    }

    public @Nullable EntityView paidTo() {
        return inRole(Role.PAID_TO);
    }

    public @Nullable EntityView byAccount() {
        return inRole(Role.BY_ACCOUNT);
    }

    public @Nullable EntityView toPhone() {
        return inRole(Role.TO_PHONE);
    }

    public @Nullable EntityView toSim() {
        return inRole(Role.TO_SIM);
    }

    public @Nullable EntityView fromIp() {
        return inRole(Role.FROM_IP);
    }

    public @Nullable EntityView onDevice() {
        return inRole(Role.ON_DEVICE);
    }

    public @Nullable Long faceValue() {
        return attributes.faceValue();
    }

    public @Nullable Long amount() {
        return attributes.amount();
    }

    public @Nullable Long unitPrice() {
        return attributes.unitPrice();
    }

    public @Nullable Long quantity() {
        return attributes.quantity();
    }

    public @Nullable String method() {
        return attributes.method();
    }

    public @Nullable String status() {
        return attributes.status();
    }

    public @Nullable String reference() {
        return attributes.reference();
    }

    public @Nullable String settlement() {
        return attributes.settledBy();
    }

    public @Nullable String footage() {
        return attributes.footage();
    }

    private @Nullable EntityView inRole(Role role) {
        return roles.stream()
                .filter(r -> r.role() == role)
                .map(RoleView::entity)
                .findFirst()
                .orElse(null);
    }
}
