package io.cardtrail;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.registry.Lapses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every minute whether an emergency has ended unratified, so that it is reported soon after. */
@Component
@EnableScheduling
class LapseWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LapseWatch.class);

    private final Lapses lapses;

    LapseWatch(Lapses lapses) {
        this.lapses = lapses;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 60_000)
    void look() {
        try {
            int reported = lapses.report().size();
            if (reported > 0) {
                LOG.warn(
                        "{} emergency instruments ended unratified; the audit log and their history name them",
                        reported);
            }
        } catch (CardtrailException later) {
            LOG.warn("emergencies that ended could not be reported ({}); tried again in a minute", later.code());
        }
    }
}
