package io.cardtrail.identity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in. A role permits work, never data: data needs an instrument.
 *
 * @param name unique, and how the audit log and the instruments name the account
 * @param holder the record holder the account works for, such as a carrier; null for an authority's own. Whoever works for a holder
 *     is an insider (刑法 253-1)
 * @param jurisdiction where the account stands, ISO 3166 alpha-2
 */
public record Account(
        String name, Set<AccountRole> roles, @Nullable String holder, String jurisdiction) {
    /** Where an account stands unless it is said otherwise. */
    public static final String HOME = "CN";

    public Account {
        EnumSet<AccountRole> copy = EnumSet.noneOf(AccountRole.class);
        copy.addAll(roles);
        roles = Collections.unmodifiableSet(copy);
    }

    /** An authority's own account, at home. */
    public Account(String name, Set<AccountRole> roles) {
        this(name, roles, null, HOME);
    }

    public boolean has(AccountRole role) {
        return roles.contains(role);
    }
}
