package io.cardtrail.retention;

import io.cardtrail.model.Channel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of record holder, or one holder, can know: published law and rules, and no data of anybody.
 *
 * @param holder whose own profile it is, or null for the channel's
 * @param level how closely such holders guard what they have, and {@code privacy} why
 * @param contact whom to ask
 * @param knows what such holders can have recorded, in every respect
 * @param rules what such holders must publish, or published, of their collecting
 * @param access on what legal basis an authority gets it
 */
public record ChannelProfile(
        Channel channel,
        @Nullable String holder,
        PrivacyLevel level,
        Cited privacy,
        Cited contact,
        Map<Dimension, Cited> knows,
        List<Cited> rules,
        List<Cited> access) {
    public ChannelProfile {
        knows = Map.copyOf(knows);
        rules = List.copyOf(rules);
        access = List.copyOf(access);
    }
}
