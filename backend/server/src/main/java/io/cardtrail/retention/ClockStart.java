package io.cardtrail.retention;

/** When the time begins to run for which a record is kept. */
public enum ClockStart {
    /** When what the record tells of happened. */
    EVENT,
    /** When the service to the customer ends. No act says when that was, so the clock of a single act does not run. */
    SERVICE_END
}
