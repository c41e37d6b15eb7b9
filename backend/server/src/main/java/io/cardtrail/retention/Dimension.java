package io.cardtrail.retention;

/** In which respect a holder can know something. */
public enum Dimension {
    /** Who somebody was. */
    IDENTITY,
    /** On which device, from where. */
    DEVICE,
    /** What was paid, and how. */
    MONEY
}
