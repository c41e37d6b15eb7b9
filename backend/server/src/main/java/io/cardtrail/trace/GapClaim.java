package io.cardtrail.trace;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.SourceRef;
import io.cardtrail.trace.gap.Candidate;
import io.cardtrail.trace.gap.Gap;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A gap as the digest of an answer has it.
 *
 * @param said what it says apart from who: places of acts in the answer, the expected record, cause, next step and candidates
 */
record GapClaim(Gap gap, int before, int after, String said) {
    /** {@return the claims of an answer's gaps, in an order that depends on no key} */
    static List<GapClaim> of(List<Gap> gaps, Map<String, Integer> places, Map<String, TracedAct> cited) {
        return gaps.stream()
                .map(gap -> of(gap, places, cited))
                .sorted(Comparator.comparingInt(GapClaim::before)
                        .thenComparingInt(GapClaim::after)
                        .thenComparing(GapClaim::said))
                .toList();
    }

    private static GapClaim of(Gap gap, Map<String, Integer> places, Map<String, TracedAct> cited) {
        int before = places.getOrDefault(gap.before(), 0);
        int after = gap.after() == null ? 0 : places.getOrDefault(gap.after(), 0);
        String said = String.join(
                "\t",
                "GAP",
                gap.place().name(),
                String.valueOf(after),
                String.valueOf(before),
                gap.expected().record().name(),
                String.valueOf(gap.expected().channel()),
                String.valueOf(gap.expected().holder()),
                gap.verdict().cause().name(),
                gap.verdict().nextStep().name(),
                gap.verdict().preserveBefore() == null
                        ? ""
                        : String.valueOf(EventTime.toNanos(gap.verdict().preserveBefore())),
                gap.candidates().stream()
                        .map(each -> candidate(each, gap, cited))
                        .collect(Collectors.joining(" ")));
        return new GapClaim(gap, before, after, said);
    }

    private static String candidate(Candidate candidate, Gap gap, Map<String, TracedAct> cited) {
        TracedAct act = cited.get(candidate.act());
        if (act == null) {
            throw new IllegalStateException("a gap names a candidate that the answer does not hold");
        }
        return act.sources().stream().map(SourceRef::name).sorted().collect(Collectors.joining("|")) + "/"
                + candidate.rule() + "." + candidate.rule().version() + "/" + candidate.grade()
                + (candidate.act().equals(gap.promoted()) ? "/promoted" : "");
    }

    /** {@return the line of the digest} */
    String text(Map<EntityRef, Integer> ordinals) {
        return said + "\t" + ordinal(ordinals, gap.from()) + "\t" + ordinal(ordinals, gap.to()) + "\t"
                + gap.cards().stream()
                        .map(card -> ordinals.getOrDefault(card, 0))
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" "));
    }

    private static String ordinal(Map<EntityRef, Integer> ordinals, @Nullable EntityRef who) {
        return who == null ? "" : String.valueOf(ordinals.getOrDefault(who, 0));
    }
}
