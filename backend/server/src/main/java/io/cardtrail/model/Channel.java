package io.cardtrail.model;

/** The four kinds of record holder. */
public enum Channel {
    OFFLINE_SHOP,
    ONLINE_PLATFORM,
    CARRIER,
    PAYMENT_PROVIDER
}
