package io.cardtrail.warrant;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Role;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The pairs (category, channel) of one request: granted, asked for, and in the matrix. */
final class Pairs {
    private final PolicyMatrix matrix;
    private final Instrument instrument;
    private final GrantTerms terms;
    private final AccessRequest request;
    private final Map<Category, Set<Channel>> effective = new EnumMap<>(Category.class);

    Pairs(PolicyMatrix matrix, Instrument instrument, GrantTerms terms, AccessRequest request) {
        this.matrix = matrix;
        this.instrument = instrument;
        this.terms = terms;
        this.request = request;
        Set<Category> askedCategories = request.categories();
        Set<Channel> askedChannels = request.channels();
        for (Category category : Limits.categories(instrument, terms)) {
            Set<Channel> channels = EnumSet.noneOf(Channel.class);
            if (askedCategories == null || askedCategories.contains(category)) {
                terms.channels().stream()
                        .filter(channel -> askedChannels == null || askedChannels.contains(channel))
                        .filter(channel -> permission(category, channel) != Permission.DENY)
                        .forEach(channels::add);
            }
            effective.put(category, channels);
        }
    }

    private Permission permission(Category category, Channel channel) {
        return switch (category) {
            // What is derived exists where its inputs do, and content is never held: neither is a record of a channel.
            case INFERENCE, CONTENT -> Permission.DENY;
            case CARD, SALE, RECHARGE, PAYMENT, SUBSCRIBER, ACCESS, TRAFFIC, LOCATION, VIDEO ->
                ownChannel(matrix.permission(instrument.kind(), category, channel), channel);
        };
    }

    /**
     * A carrier authorises its own channel only. Its own shops and sites would be that too, but an instrument doesn't say which
     * channels a holder has, so until it does nothing but CARRIER is certain.
     */
    private static Permission ownChannel(Permission permission, Channel channel) {
        return permission == Permission.OWN_CHANNEL && channel != Channel.CARRIER ? Permission.DENY : permission;
    }

    /** {@return whether a granted category was asked for by name that no channel in question may give} */
    boolean askedInVain() {
        Set<Category> categories = request.categories();
        if (categories == null) {
            return false;
        }
        Set<Channel> asked = request.channels();
        Set<Channel> channels = asked == null ? terms.channels() : asked;
        return Limits.categories(instrument, terms).stream()
                .filter(categories::contains)
                .filter(category -> category != Category.INFERENCE)
                .anyMatch(category ->
                        channels.stream().allMatch(channel -> permission(category, channel) == Permission.DENY));
    }

    /** {@return whether some pair of this request needs two approvals} */
    boolean needSecondApproval() {
        return effective.entrySet().stream()
                .filter(entry -> !waived(entry.getKey()))
                .anyMatch(entry -> entry.getValue().stream()
                        .anyMatch(channel -> permission(entry.getKey(), channel) == Permission.TWO_APPROVALS));
    }

    /** Where life is at risk, the one approver of an emergency may open these two; the rest waits for the second. */
    private boolean waived(Category category) {
        return instrument.state() == WarrantState.EMERGENCY
                && instrument.terms().lifeAtRisk()
                && (category == Category.PAYMENT || category == Category.LOCATION);
    }

    Scope scope(Interval window) {
        Set<String> acts = new TreeSet<>();
        Set<String> roles = new TreeSet<>();
        for (Channel channel : Channel.values()) {
            for (ActKind kind : ActKind.values()) {
                if (reaches(kind.category(), channel)) {
                    acts.add(Scope.pair(kind, channel));
                }
                for (Role role : kind.roles()) {
                    if (reaches(role.category(kind), channel)) {
                        roles.add(Scope.pair(role, channel));
                    }
                }
            }
        }
        return new Scope(
                Collections.unmodifiableSet(acts),
                Collections.unmodifiableSet(roles),
                sorted(Limits.holders(instrument, terms)),
                window);
    }

    private static @Nullable Set<String> sorted(@Nullable Set<String> holders) {
        return holders == null ? null : Collections.unmodifiableSet(new TreeSet<>(holders));
    }

    private boolean reaches(Category category, Channel channel) {
        return effective.getOrDefault(category, Set.of()).contains(channel);
    }
}
