package io.cardtrail.warrant;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Role;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What exists for a reader, as every hop's query sees it: {@code kind@channel} pairs already intersected with the policy matrix.
 *
 * @param acts pairs such as {@code SALE@ONLINE_PLATFORM}
 * @param roles pairs such as {@code FROM_IP@CARRIER}
 * @param holders record holders, or null for all
 * @param window event times, half-open
 */
public record Scope(
        Set<String> acts, Set<String> roles, @Nullable Set<String> holders, Interval window) {
    /**
     * {@return pairs such as {@code SALE@OFFLINE_SHOP}: of which categories' records, from which channels, it may be known what became
     * of them} Those whose records themselves are granted, and no others.
     */
    public Set<String> records() {
        Set<String> records = new TreeSet<>();
        for (Channel channel : Channel.values()) {
            for (ActKind kind : ActKind.values()) {
                if (acts.contains(pair(kind, channel))) {
                    records.add(pair(kind.category(), channel));
                }
            }
            for (Role role : List.of(Role.AT_CELL, Role.FOOTAGE)) {
                if (roles.contains(pair(role, channel))) {
                    // The role's own category, whatever act it belongs to.
                    records.add(pair(role == Role.AT_CELL ? Category.LOCATION : Category.VIDEO, channel));
                }
            }
        }
        return records;
    }

    /** {@return the pair under which what became of such records of this channel is granted} */
    public static String pair(Category category, Channel channel) {
        return category.name() + "@" + channel.name();
    }

    /** {@return the pair under which acts of this kind from this channel are granted} */
    public static String pair(ActKind kind, Channel channel) {
        return kind.name() + "@" + channel.name();
    }

    /** {@return the pair under which this role of acts from this channel is granted} */
    public static String pair(Role role, Channel channel) {
        return role.name() + "@" + channel.name();
    }
}
