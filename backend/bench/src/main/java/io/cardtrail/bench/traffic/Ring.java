package io.cardtrail.bench.traffic;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A ring planted in the traffic: a stolen bank card pays for cards that pass an agent and a shop until they are redeemed.
 *
 * @param number from 0
 * @param bankCard number of the account that pays; in files {@link CsvActs#bankCard}
 * @param cards numbers of the cards
 * @param acts what a forward trace from the bank card finds, as {@code file:line}: sales it paid for, all later acts of their cards, and
 *     the payments that settled any of them
 */
public record Ring(int number, long bankCard, List<Long> cards, SortedSet<String> acts) {
    static Ring begun(int number, long bankCard, List<Long> cards) {
        return new Ring(number, bankCard, List.copyOf(cards), new TreeSet<>());
    }
}
