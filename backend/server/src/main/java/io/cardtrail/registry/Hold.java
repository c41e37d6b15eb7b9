package io.cardtrail.registry;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Interval;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.WarrantState;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records that a preservation order keeps from being deleted. It holds and never reads.
 *
 * @param warrant id of the order
 * @param number of the order
 * @param holders whose records, or null for all
 * @param window of event times, half-open
 * @param until when the hold ends
 */
public record Hold(
        String warrant,
        String number,
        @Nullable Set<String> holders,
        Set<Category> categories,
        Set<Channel> channels,
        Interval window,
        Instant until) {
    public Hold {
        holders = holders == null ? null : Set.copyOf(holders);
        categories = Set.copyOf(categories);
        channels = Set.copyOf(channels);
    }

    /** {@return whether a record of this holder, category and channel from {@code at} must stay} */
    public boolean covers(String holder, Category category, Channel channel, Instant at) {
        return reaches(holder) && concerns(category, channel) && window.contains(at);
    }

    /** {@return whether it holds records of this category and channel at all} */
    public boolean concerns(Category category, Channel channel) {
        // An order that names no channel holds all: what is silent must not let records go.
        return categories.contains(category) && (channels.isEmpty() || channels.contains(channel));
    }

    /** {@return whether it holds any records of this holder} */
    public boolean reaches(String holder) {
        return holders == null || holders.contains(holder);
    }

    /** {@return the holds of {@code instruments} at {@code now}} */
    static List<Hold> of(List<Instrument> instruments, Instant now) {
        return instruments.stream()
                .filter(i -> i.kind() == InstrumentKind.PRESERVATION_ORDER && stands(i, now))
                .flatMap(i -> i.grants().stream().map(grant -> of(i, grant)))
                .toList();
    }

    /**
     * {@return what instruments that may be used now reach into, at {@code now}} A case that is under way keeps its evidence: what it may
     * read stays until it is over, and so does what a suspended instrument may read again.
     */
    static List<Hold> ofCases(List<Instrument> instruments, Instant now) {
        return instruments.stream()
                .filter(i -> i.kind() != InstrumentKind.PRESERVATION_ORDER && stands(i, now))
                .flatMap(i -> i.grants().stream()
                        .filter(grant -> !grant.channels().isEmpty())
                        .map(grant -> of(i, grant)))
                .toList();
    }

    /** A suspended order still holds: what is deleted meanwhile would not come back when it is resumed. */
    private static boolean stands(Instrument order, Instant now) {
        return (order.usableAt(now) || order.state() == WarrantState.SUSPENDED)
                && order.lawfulValidity().contains(now);
    }

    private static Hold of(Instrument order, GrantTerms grant) {
        Set<String> granted = grant.holders();
        Set<String> holders = granted == null ? null : new HashSet<>(granted);
        if (!order.holders().isEmpty()) {
            Set<String> addressed = new HashSet<>(order.holders());
            if (holders == null) {
                holders = addressed;
            } else {
                holders.retainAll(addressed);
            }
        }
        return new Hold(
                order.id(),
                order.number(),
                holders,
                grant.categories(),
                grant.channels(),
                grant.window(),
                order.lawfulValidity().to());
    }
}
