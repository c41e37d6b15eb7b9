package io.cardtrail;

import io.cardtrail.audit.StampSchedule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who has the audit log time-stamped.
 *
 * @param schedule null where no authority is set
 */
record StampDesk(@Nullable StampSchedule schedule) implements AutoCloseable {
    /** {@return why the last attempt failed, empty if it did not or none is made} */
    Optional<String> failure() {
        return schedule == null ? Optional.empty() : schedule.failure();
    }

    @Override
    public void close() {
        if (schedule != null) {
            schedule.close();
        }
    }
}
