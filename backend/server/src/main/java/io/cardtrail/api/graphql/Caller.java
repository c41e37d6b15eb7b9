package io.cardtrail.api.graphql;

import io.cardtrail.api.Egress;
import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;
import io.cardtrail.registry.Office;
import io.cardtrail.registry.Officer;
import io.cardtrail.warrant.Reader;
import java.util.EnumSet;
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

    /** {@return who would read an answer, and where it would go} */
    static Reader reader(Egress egress) {
        Account account = account();
        return new Reader(account.name(), account.jurisdiction(), egress.country());
    }

    /** {@return the caller in its offices: what it may do with instruments} */
    static Officer officer() {
        Account account = account();
        EnumSet<Office> offices = EnumSet.noneOf(Office.class);
        for (AccountRole role : account.roles()) {
            switch (role) {
                case INVESTIGATOR, INTEGRATOR -> offices.add(Office.REQUEST);
                case REVIEWER -> offices.add(Office.REVIEW);
                case CUSTODIAN -> offices.add(Office.CUSTODY);
                case AUDITOR -> offices.add(Office.AUDIT);
                case ADMIN -> {}
            }
        }
        return new Officer(account.name(), offices, account.holder());
    }

    /** Replaced by the sign-in layer. */
    static void steppedUp() {
        account();
    }

    private static final class NobodySignedIn extends CardtrailException {
        private static final long serialVersionUID = 1L;

        NobodySignedIn() {
            super(ErrorCode.UNAUTHENTICATED, "sign in first");
        }
    }
}
