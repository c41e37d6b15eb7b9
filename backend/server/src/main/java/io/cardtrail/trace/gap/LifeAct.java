package io.cardtrail.trace.gap;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of an act bears on who held a card; every party as far as the grant lets it be seen.
 *
 * @param recordedBy holder of the record: two rows of one holder are one source, whatever file or export they came in
 * @param to who got the card: first receiver of an issue, buyer of a sale, payee of a payment
 * @param by who gave it: issuer or seller
 */
public record LifeAct(
        String id,
        ActKind kind,
        Instant at,
        String recordedBy,
        @Nullable EntityRef by,
        @Nullable EntityRef to,
        ActAttributes said) {
    boolean is(ActKind other) {
        return kind == other;
    }
}
