package io.cardtrail.api;

import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.warrant.Reader;

/**
 * Where the answers of this installation leave to.
 *
 * @param country ISO 3166 alpha-2
 */
public record Egress(String country) {
    public Egress {
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("cardtrail.egress is '" + country + "': use two letters such as CN");
        }
    }

    /** {@return who would read an answer, and where it would go; a token reads with the roles it has, not with its account's} */
    public Reader reader(Account account) {
        boolean asks = account.has(AccountRole.INVESTIGATOR) || account.has(AccountRole.INTEGRATOR);
        return new Reader(account.name(), asks, account.jurisdiction(), country);
    }
}
