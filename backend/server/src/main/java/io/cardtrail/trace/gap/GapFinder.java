package io.cardtrail.trace.gap;

import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes gaps of what is missing, with cause and candidates, and reckons the cards.
 *
 * @param room how many records more than its acts the answer may tell of
 */
public record GapFinder(Lots lots, Takings takings, Judging judging, int room) {
    /** Candidates of all gaps, one that fits several counted for each; past it the whole answer is refused. */
    static final int MOST_CANDIDATES = 100_000;

    /** Cards whose gaps are alike in everything lack the same record. */
    private record Alike(
            Missing.Place place,
            @Nullable EntityRef from,
            @Nullable EntityRef to,
            @Nullable String after,
            String before,
            Expected expected,
            Judging.Verdict verdict,
            List<Candidate> candidates) {}

    /** A report, and whether it lacks candidates because there was no room for them. */
    public record Found(GapReport report, boolean cut) {}

    /**
     * {@return the report}
     *
     * @param ways each traced card's acts within the answer, in order
     * @param lives all that is granted of those cards' lives
     * @param rank place of each act in the answer
     */
    public Found find(
            List<Missing> all,
            Map<EntityRef, List<LifeAct>> ways,
            Map<EntityRef, List<LifeAct>> lives,
            Map<String, Integer> rank) {
        Set<String> told = new HashSet<>(rank.keySet());
        int most = told.size() + room;
        boolean cut = false;
        List<Gap> gaps = new ArrayList<>();
        for (Gap gap : gaps(all, rank)) {
            List<Candidate> kept = new ArrayList<>();
            for (Candidate candidate : gap.candidates()) {
                if (told.contains(candidate.act()) || told.size() < most) {
                    told.add(candidate.act());
                    kept.add(candidate);
                }
            }
            cut |= kept.size() < gap.candidates().size();
            gaps.add(kept.size() == gap.candidates().size() ? gap : with(gap, kept));
        }
        List<PartyBalance> balances = Balances.of(ways, lives);
        List<Finding> findings = new ArrayList<>(Balances.findings(balances));
        findings.addAll(Balances.overclaimed(gaps, lots.quantities(), sold(all)));
        return new Found(new GapReport(List.copyOf(gaps), balances, List.copyOf(findings)), cut);
    }

    private List<Gap> gaps(List<Missing> all, Map<String, Integer> rank) {
        Map<Alike, List<Missing>> alike = new LinkedHashMap<>();
        long entries = 0;
        for (Missing missing : all) {
            List<Candidate> candidates = switch (missing.place()) {
                case BEFORE_SALE -> lots.candidates(missing);
                case BEFORE_REDEMPTION -> takings.candidates(missing);
                case BEFORE_FIRST -> List.of();
            };
            Alike key = new Alike(
                    missing.place(),
                    missing.from(),
                    missing.to(),
                    missing.after() == null ? null : missing.after().id(),
                    missing.before().id(),
                    missing.expected(),
                    judging.on(missing),
                    candidates);
            List<Missing> those = alike.computeIfAbsent(key, none -> new ArrayList<>());
            entries += those.isEmpty() ? candidates.size() : 0;
            if (entries > MOST_CANDIDATES) {
                throw new TooMuchWork("more than " + MOST_CANDIDATES + " candidates may stand in the place of missing"
                        + " records; narrow the window or ask about fewer cards");
            }
            those.add(missing);
        }
        List<Gap> gaps = new ArrayList<>();
        alike.forEach((key, those) -> gaps.add(gap(key, those)));
        gaps.sort(Comparator.<Gap>comparingInt(gap -> rank.getOrDefault(gap.before(), 0))
                .thenComparingInt(gap -> gap.after() == null ? -1 : rank.getOrDefault(gap.after(), 0))
                .thenComparing(gap -> gap.cards().getFirst()));
        return gaps;
    }

    private static Gap gap(Alike key, List<Missing> those) {
        Missing one = those.getFirst();
        boolean only =
                one.place() == Missing.Place.BEFORE_SALE && key.candidates().size() == 1;
        return new Gap(
                those.stream().map(Missing::card).sorted().toList(),
                one.place(),
                one.from(),
                one.to(),
                key.after(),
                key.before(),
                one.begin(),
                one.end(),
                one.expected(),
                key.verdict(),
                key.candidates(),
                only ? key.candidates().getFirst().act() : null);
    }

    private static Gap with(Gap gap, List<Candidate> kept) {
        return new Gap(
                gap.cards(),
                gap.place(),
                gap.from(),
                gap.to(),
                gap.after(),
                gap.before(),
                gap.begin(),
                gap.end(),
                gap.expected(),
                gap.verdict(),
                kept,
                kept.isEmpty() ? null : gap.promoted());
    }

    private static Map<String, Long> sold(List<Missing> all) {
        Map<String, Long> sold = new HashMap<>();
        all.forEach(missing -> {
            Long quantity = missing.before().said().quantity();
            if (quantity != null) {
                sold.put(missing.before().id(), quantity);
            }
        });
        return sold;
    }

    /** {@return the weakest grade of the gaps of each card that has any} */
    public static Map<EntityRef, Grade> grades(List<Gap> gaps) {
        Map<EntityRef, Grade> grades = new TreeMap<>();
        for (Gap gap : gaps) {
            gap.cards().forEach(card -> grades.merge(card, gap.grade(), (a, b) -> Collections.max(List.of(a, b))));
        }
        return grades;
    }
}
