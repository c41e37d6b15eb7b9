package io.cardtrail.trace;

/** What a trace follows; {@code Thread} in the published schema, which would hide the JDK's class of that name here. */
public enum TraceThread {
    /** One card through issue, sale, verification, redemption, in time order. */
    CUSTODY,
    /** Payment to payment through accounts. */
    MONEY,
    /** Parties that share a device, or an address that is no shared exit. */
    LINK
}
