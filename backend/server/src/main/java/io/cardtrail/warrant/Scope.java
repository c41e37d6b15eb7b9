package io.cardtrail.warrant;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Role;
import java.util.Set;
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
    /** {@return the pair under which acts of this kind from this channel are granted} */
    public static String pair(ActKind kind, Channel channel) {
        return kind.name() + "@" + channel.name();
    }

    /** {@return the pair under which this role of acts from this channel is granted} */
    public static String pair(Role role, Channel channel) {
        return role.name() + "@" + channel.name();
    }
}
