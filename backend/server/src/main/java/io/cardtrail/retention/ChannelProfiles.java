package io.cardtrail.retention;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What each kind of record holder can know, and what single holders say of themselves: reviewable data with citations. Immutable. */
public final class ChannelProfiles {
    private static final String SHIPPED = "/retention/channels.yaml";

    private final ProfileFile file;
    private final Map<Channel, ChannelProfile> shared;
    private final Map<Channel, Map<String, ChannelProfile>> own;
    private final RetentionProfiles retention;
    private final @Nullable String holdersHash;

    ChannelProfiles(
            ProfileFile file,
            Map<Channel, ChannelProfile> shared,
            Map<Channel, Map<String, ChannelProfile>> own,
            RetentionProfiles retention,
            @Nullable String holdersHash) {
        this.file = file;
        this.shared = Map.copyOf(shared);
        this.own = Map.copyOf(own);
        this.retention = retention;
        this.holdersHash = holdersHash;
    }

    /** {@return the profiles this release ships, with the retention profiles it ships} */
    public static ChannelProfiles shipped() {
        try (InputStream in = ChannelProfiles.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the channel profiles are missing from this build: " + SHIPPED);
            }
            return parse("retention/channels.yaml", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the channel profiles can't be read: " + SHIPPED, e);
        }
    }

    static ChannelProfiles parse(String name, byte[] yaml) {
        return ChannelReader.shared(YamlEntry.parse(name, yaml), Sha256.hex(yaml), RetentionProfiles.shipped());
    }

    /**
     * {@return the same with what single holders say of themselves}
     *
     * @param name of the file, for messages
     * @throws BadRequest if anything in it is unknown, missing, said twice, or below what the law demands
     */
    public ChannelProfiles withHolders(String name, byte[] yaml) {
        return ChannelReader.holders(YamlEntry.parse(name, yaml), Sha256.hex(yaml), this);
    }

    ChannelProfiles with(List<ChannelProfile> profiles, List<RetentionProfile> kept, String hashOfFile) {
        Map<Channel, Map<String, ChannelProfile>> all = new TreeMap<>();
        profiles.forEach(profile -> all.computeIfAbsent(profile.channel(), c -> new TreeMap<>())
                .put(Objects.requireNonNull(profile.holder()), profile));
        return new ChannelProfiles(file, shared, all, retention.with(kept), hashOfFile);
    }

    /** {@return what this holder can know: its own profile, else that of its channel} */
    public ChannelProfile of(Channel channel, @Nullable String holder) {
        ChannelProfile its =
                holder == null ? null : own.getOrDefault(channel, Map.of()).get(holder);
        return its != null ? its : Objects.requireNonNull(shared.get(channel));
    }

    /** {@return every channel's profile, each followed by those of single holders, by name} */
    public List<ChannelProfile> all() {
        List<ChannelProfile> all = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            all.add(of(channel, null));
            all.addAll(own.getOrDefault(channel, Map.of()).values());
        }
        return all;
    }

    /** {@return the channels in which a holder has a profile of its own; every channel if it has none} */
    public List<Channel> channelsOf(String holder) {
        List<Channel> channels = Arrays.stream(Channel.values())
                .filter(channel -> own.getOrDefault(channel, Map.of()).containsKey(holder))
                .toList();
        return channels.isEmpty() ? List.of(Channel.values()) : channels;
    }

    /** {@return how long they keep what, single holders' own rules included} */
    public RetentionProfiles retention() {
        return retention;
    }

    /** {@return SHA-256 of the bytes of the file in which holders speak of themselves, hex; null where there is none} */
    public @Nullable String holdersHash() {
        return holdersHash;
    }

    /** {@return the shipped file they are from} */
    public ProfileFile file() {
        return file;
    }
}
