package io.cardtrail.model;

/** Categories of data that a legal instrument grants one by one. INFERENCE is derived by us; CONTENT is never held. */
public enum Category {
    CARD,
    SALE,
    RECHARGE,
    PAYMENT,
    SUBSCRIBER,
    ACCESS,
    TRAFFIC,
    LOCATION,
    VIDEO,
    INFERENCE,
    CONTENT
}
