package io.cardtrail.retention;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads channel profiles, shared and of single holders. Strict, as their retention is. */
final class ChannelReader {
    private static final int LONGEST_NAME = 200;

    private ChannelReader() {}

    static ChannelProfiles shared(YamlEntry top, String hash, RetentionProfiles retention) {
        ProfileFile file = ProfileFile.head(top, hash);
        YamlEntry channels = top.entry("channels");
        Map<Channel, ChannelProfile> profiles = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            YamlEntry entry = channels.entry(channel.name());
            YamlEntry privacy = entry.entry("privacy");
            ChannelProfile profile = new ChannelProfile(
                    channel,
                    null,
                    privacy.constant("level", PrivacyLevel.class),
                    cited(privacy),
                    cited(entry.entry("contact")),
                    knows(entry.entry("knows"), Map.of()),
                    citations(entry, "rules"),
                    citations(entry, "access"));
            entry.end();
            profiles.put(channel, profile);
        }
        channels.end();
        top.end();
        return new ChannelProfiles(file, profiles, Map.of(), retention, null);
    }

    /** What a holder does not say of itself is as in its channel. */
    static ChannelProfiles holders(YamlEntry top, String hash, ChannelProfiles shared) {
        top.version();
        top.date("date");
        List<ChannelProfile> profiles = new ArrayList<>();
        List<RetentionProfile> kept = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlEntry entry : top.entries("holders")) {
            String holder = entry.text("name");
            Channel channel = entry.constant("channel", Channel.class);
            if (holder.length() > LONGEST_NAME) {
                throw entry.fault("name", "at most " + LONGEST_NAME + " characters");
            }
            if (!seen.add(channel + " " + holder)) {
                throw entry.fault("name", "'" + holder + "' has an entry for " + channel + " already; keep one");
            }
            profiles.add(profile(entry, holder, shared.of(channel, null)));
            if (entry.has("retention")) {
                kept.addAll(retention(entry.entry("retention"), holder, channel, shared.retention()));
            }
            entry.end();
        }
        top.end();
        return shared.with(profiles, kept, hash);
    }

    private static ChannelProfile profile(YamlEntry entry, String holder, ChannelProfile shared) {
        YamlEntry privacy = entry.has("privacy") ? entry.entry("privacy") : null;
        return new ChannelProfile(
                shared.channel(),
                holder,
                privacy == null ? shared.level() : privacy.constant("level", PrivacyLevel.class),
                privacy == null ? shared.privacy() : cited(privacy),
                entry.has("contact") ? cited(entry.entry("contact")) : shared.contact(),
                entry.has("knows") ? knows(entry.entry("knows"), shared.knows()) : shared.knows(),
                entry.has("rules") ? citations(entry, "rules") : shared.rules(),
                entry.has("access") ? citations(entry, "access") : shared.access());
    }

    private static List<RetentionProfile> retention(
            YamlEntry entry, String holder, Channel channel, RetentionProfiles shared) {
        List<RetentionProfile> own = new ArrayList<>();
        for (Category category : Category.values()) {
            if (entry.has(category.name())) {
                own.add(RetentionReader.own(entry.entry(category.name()), holder, shared.of(channel, null, category)));
            }
        }
        entry.end();
        return own;
    }

    private static Map<Dimension, Cited> knows(YamlEntry entry, Map<Dimension, Cited> shared) {
        Map<Dimension, Cited> knows = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            Cited known = shared.get(dimension);
            knows.put(
                    dimension,
                    entry.has(dimension.name()) || known == null ? cited(entry.entry(dimension.name())) : known);
        }
        entry.end();
        return knows;
    }

    private static List<Cited> citations(YamlEntry entry, String key) {
        return entry.entries(key).stream().map(ChannelReader::cited).toList();
    }

    private static Cited cited(YamlEntry entry) {
        Cited cited = new Cited(
                new Words(entry.text("zh"), entry.text("en")),
                entry.constant("source", Basis.Source.class),
                entry.date("date"),
                entry.flag("confirmed"));
        entry.end();
        return cited;
    }
}
