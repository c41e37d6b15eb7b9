package io.cardtrail.identity;

import java.util.Set;

/** Somebody signed in. A role permits work, never data: data needs an instrument. */
public record Account(String name, Set<AccountRole> roles) {}
