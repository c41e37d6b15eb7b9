package io.cardtrail.trace;

/** With time or against it. */
public enum Direction {
    FORWARD,
    BACKWARD
}
