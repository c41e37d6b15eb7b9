package io.cardtrail.api;

import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.identity.NotPermitted;

/** Who may bring files. */
public final class Importing {
    private Importing() {}

    /** {@return whether the account's role permits imports} */
    public static boolean permitted(Account account) {
        return account.roles().contains(AccountRole.CUSTODIAN)
                || account.roles().contains(AccountRole.INTEGRATOR)
                || account.roles().contains(AccountRole.INVESTIGATOR);
    }

    /**
     * {@return the account}
     *
     * @throws NotPermitted if its role permits no imports
     */
    public static Account check(Account account) {
        if (!permitted(account)) {
            throw new NotPermitted("this needs one of the roles CUSTODIAN, INTEGRATOR, INVESTIGATOR");
        }
        return account;
    }
}
