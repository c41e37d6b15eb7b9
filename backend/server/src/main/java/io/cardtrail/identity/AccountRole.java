package io.cardtrail.identity;

/** What an account may do. */
public enum AccountRole {
    INVESTIGATOR,
    REVIEWER,
    CUSTODIAN,
    AUDITOR,
    ADMIN,
    INTEGRATOR
}
