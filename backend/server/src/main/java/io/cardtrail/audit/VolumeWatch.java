package io.cardtrail.audit;

import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts on record that an account has read much about third parties under one instrument: at 50, 500 and 5,000 records, and at half
 * of each for whoever works for a record holder (法释〔2017〕10号, 5 and 6). One alarm for each threshold, whatever happens in between:
 * sums and alarms are what the leaves say. It never changes or delays what is answered beyond its own entry. Thread-safe.
 */
public final class VolumeWatch {
    private static final Logger LOG = LoggerFactory.getLogger(VolumeWatch.class);
    private static final List<Integer> THRESHOLDS = List.of(50, 500, 5_000);
    private static final List<Integer> FOR_INSIDERS = List.of(25, 250, 2_500);
    private static final String ACTOR = "server";

    private final AuditLog log;

    public VolumeWatch(AuditLog log) {
        this.log = log;
    }

    /**
     * Looks whether a result that is on record has reached a threshold.
     *
     * @param insider whether the account works for a record holder
     */
    public void answered(String instrument, String account, boolean insider) {
        check(new LogIndex.Reader(instrument, account), insider);
    }

    /**
     * Makes up for alarms that a crash prevented. To be called once, before questions are answered.
     *
     * @param insider whether an account works for a record holder
     */
    public void catchUp(Predicate<String> insider) {
        log.index().volumes().forEach((reader, volume) -> {
            boolean halved =
                    FOR_INSIDERS.stream().anyMatch(each -> volume.raised().contains((long) each));
            check(reader, halved || insider.test(reader.account()));
        });
    }

    private void check(LogIndex.Reader reader, boolean insider) {
        List<Integer> thresholds = insider ? FOR_INSIDERS : THRESHOLDS;
        // The first look is free; only who has reached something waits for the others who have.
        if (owes(log.index().volume(reader), thresholds)) {
            raise(reader, thresholds);
        }
    }

    private static boolean owes(LogIndex.Volume volume, List<Integer> thresholds) {
        return thresholds.stream()
                .anyMatch(threshold ->
                        volume.records() >= threshold && !volume.raised().contains((long) threshold));
    }

    private synchronized void raise(LogIndex.Reader reader, List<Integer> thresholds) {
        LogIndex.Volume volume = log.index().volume(reader);
        for (int threshold : thresholds) {
            if (volume.records() >= threshold && !volume.raised().contains((long) threshold)) {
                try {
                    log.append(new Entry.VolumeAlarm(
                            ACTOR, reader.account(), reader.instrument(), threshold, volume.records()));
                } catch (AuditUnavailable e) {
                    // The next start makes up for it.
                    LOG.error("a volume alarm could not be recorded: {}", e.getMessage());
                }
            }
        }
    }
}
