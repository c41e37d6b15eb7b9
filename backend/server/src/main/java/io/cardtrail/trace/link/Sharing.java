package io.cardtrail.trace.link;

import io.cardtrail.model.EntityRef;
import io.cardtrail.trace.SeenAct;
import io.cardtrail.trace.WayRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/** When a thing counts between two who used it. */
final class Sharing {
    /** Days are those of the records' country. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final WayRules rules;

    Sharing(WayRules rules) {
        this.rules = rules;
    }

    /** {@return acts by time, as {@link #counts} wants them} */
    static List<SeenAct> inTime(List<SeenAct> acts) {
        return acts.stream().sorted(Comparator.comparing(SeenAct::at)).toList();
    }

    /**
     * {@return whether the thing counts: between two lines only if both used it on one same calendar day; and where the question
     * bounds the wait, only if both used it within that}
     *
     * @param ofOne by time
     * @param ofOther by time
     */
    boolean counts(EntityRef one, List<SeenAct> ofOne, EntityRef other, List<SeenAct> ofOther) {
        boolean lines = LinkRoles.line(one) && LinkRoles.line(other);
        if (!lines && rules.maxGap() == null) {
            return !ofOne.isEmpty() && !ofOther.isEmpty();
        }
        int from = 0;
        for (SeenAct use : ofOne) {
            Instant earliest = lines ? dayBegin(use) : rules.earliest(use.at());
            while (from < ofOther.size() && ofOther.get(from).at().isBefore(earliest)) {
                from++;
            }
            for (int i = from; i < ofOther.size(); i++) {
                SeenAct next = ofOther.get(i);
                if (lines ? !day(next).equals(day(use)) : next.at().isAfter(rules.latest(use.at()))) {
                    break;
                }
                if (rules.near(use, next)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Instant dayBegin(SeenAct act) {
        return day(act).atStartOfDay(ZONE).toInstant();
    }

    private static LocalDate day(SeenAct act) {
        return act.at().atZone(ZONE).toLocalDate();
    }
}
