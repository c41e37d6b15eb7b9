package io.cardtrail.api.view;

import org.jspecify.annotations.Nullable;

/** Who is on record as holding a line or an account, by one row. */
public record RegistrationView(ActView act, @Nullable EntityView to) {
    /** {@return REAL_NAME, ANONYMOUS or IOT, as the row has it} */
    public @Nullable String status() {
        return act.status();
    }
}
