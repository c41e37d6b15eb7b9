package io.cardtrail.api.graphql;

import io.cardtrail.identity.Account;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is asking. */
final class Caller {
    private Caller() {}

    /**
     * {@return the account signed in}
     *
     * @throws CardtrailException UNAUTHENTICATED if nobody is
     */
    static Account account() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Account account) {
            return account;
        }
        throw new NobodySignedIn();
    }

    private static final class NobodySignedIn extends CardtrailException {
        private static final long serialVersionUID = 1L;

        NobodySignedIn() {
            super(ErrorCode.UNAUTHENTICATED, "sign in first");
        }
    }
}
