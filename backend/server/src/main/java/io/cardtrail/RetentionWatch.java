package io.cardtrail;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.retention.RetentionRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes once a day what has lapsed. Not in demo and test, whose stories are to stay as they are told. */
@Component
class RetentionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionWatch.class);

    private final RetentionRun run;
    private final Profile profile;

    RetentionWatch(RetentionRun run, Profile profile) {
        this.run = run;
        this.profile = profile;
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 86_400_000)
    void look() {
        if (profile != Profile.PRODUCTION) {
            return;
        }
        try {
            long rows = run.run(null, "retention").stream()
                    .mapToLong(RetentionRun.Deleted::rows)
                    .sum();
            if (rows > 0) {
                LOG.info("{} rows had lapsed and were deleted; the audit log has why", rows);
            }
        } catch (CardtrailException later) {
            LOG.warn("what has lapsed could not be deleted ({}); tried again tomorrow", later.code());
        }
    }
}
