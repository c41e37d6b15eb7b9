package io.cardtrail.trace;

/** With time or against it. */
public enum Direction {
    FORWARD,
    BACKWARD;

    /** {@return the other one} */
    public Direction opposite() {
        return this == FORWARD ? BACKWARD : FORWARD;
    }
}
