package io.cardtrail.trace.gap;

import java.util.List;

/**
 * What is missing in an answer, and what does not add up in it.
 *
 * @param gaps in order of the act after each, then of the act before it, then of the cards
 * @param conservation one per party with cards in, by party
 */
public record GapReport(List<Gap> gaps, List<PartyBalance> conservation, List<Finding> findings) {
    public static final GapReport NONE = new GapReport(List.of(), List.of(), List.of());
}
