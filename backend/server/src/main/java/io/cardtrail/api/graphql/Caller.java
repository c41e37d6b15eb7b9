package io.cardtrail.api.graphql;

import io.cardtrail.api.Egress;
import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.identity.NotPermitted;
import io.cardtrail.identity.Proof;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;
import io.cardtrail.registry.Office;
import io.cardtrail.registry.Officer;
import io.cardtrail.warrant.Reader;
import java.util.EnumSet;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is asking, and how sure that is. */
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
        return egress.reader(account());
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

    /**
     * {@return the account signed in, which has a role}
     *
     * @throws CardtrailException UNAUTHENTICATED, or FORBIDDEN if it hasn't the role
     */
    static Account with(AccountRole role) {
        Account account = account();
        if (!account.has(role)) {
            throw new NotPermitted("this needs the role " + role);
        }
        return account;
    }

    /**
     * {@return the account signed in, which is a person}
     *
     * @throws CardtrailException UNAUTHENTICATED, or FORBIDDEN for a token
     */
    static Account person() {
        Account account = account();
        if (proof().program()) {
            throw new NotPermitted("a token can't do this: sign in");
        }
        return account;
    }

    /**
     * {@return the account signed in, which confirmed in the last minutes who it is}
     *
     * @throws CardtrailException UNAUTHENTICATED, or STEP_UP_REQUIRED if it did not, as a token never does
     */
    static Account steppedUp() {
        Account account = account();
        if (!proof().steppedUp()) {
            throw new StepUpRequired();
        }
        return account;
    }

    /** {@return what the request proves; a program's where nothing is known} */
    static Proof proof() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getDetails() instanceof Proof proof ? proof : Proof.PROGRAM;
    }

    private static final class NobodySignedIn extends CardtrailException {
        private static final long serialVersionUID = 1L;

        NobodySignedIn() {
            super(ErrorCode.UNAUTHENTICATED, "sign in first");
        }
    }

    private static final class StepUpRequired extends CardtrailException {
        private static final long serialVersionUID = 1L;

        StepUpRequired() {
            super(ErrorCode.STEP_UP_REQUIRED, "confirm who you are, then send this again");
        }
    }
}
