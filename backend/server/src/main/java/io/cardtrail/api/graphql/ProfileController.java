package io.cardtrail.api.graphql;

import io.cardtrail.api.Installation;
import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Channel;
import io.cardtrail.registry.Hold;
import io.cardtrail.registry.Register;
import io.cardtrail.retention.ChannelProfile;
import io.cardtrail.retention.ChannelProfiles;
import io.cardtrail.retention.Cited;
import io.cardtrail.retention.Clocks;
import io.cardtrail.retention.Dimension;
import io.cardtrail.retention.ProfileFile;
import io.cardtrail.retention.RetentionProfile;
import io.cardtrail.retention.RetentionProfiles;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Tells what record holders can know and how their clocks stand: published law and rules, and no record of anybody. */
@Controller
class ProfileController {
    private final ChannelProfiles channels;
    private final RetentionProfiles retention;
    private final Register register;
    private final Clock clock;

    ProfileController(ChannelProfiles channels, RetentionProfiles retention, Register register, Clock clock) {
        this.channels = channels;
        this.retention = retention;
        this.register = register;
        this.clock = clock;
    }

    /** What a holder can know in one respect. */
    record Knowledge(Dimension dimension, Cited what) {}

    /** One category's clock at a holder. */
    record HolderClock(
            RetentionProfile profile,
            @Nullable Instant withinFloorSince,
            @Nullable Instant lapsedBefore,
            List<Hold> holds) {}

    /** The files behind the profiles. */
    record ProfileFiles(
            ProfileFile channels,
            ProfileFile retention,
            @Nullable String holders) {}

    @QueryMapping
    List<ChannelProfile> channelProfiles(@Argument @Nullable Channel channel, @Argument @Nullable String holder) {
        Caller.account();
        if (channel == null) {
            if (holder != null) {
                throw new BadRequest("holder needs a channel beside it: one holder may have a profile for each");
            }
            return channels.all();
        }
        return List.of(channels.of(channel, holder));
    }

    @SchemaMapping(typeName = "ChannelProfile")
    List<Knowledge> knows(ChannelProfile profile) {
        return Arrays.stream(Dimension.values())
                .map(each -> new Knowledge(
                        each, Objects.requireNonNull(profile.knows().get(each))))
                .toList();
    }

    @SchemaMapping(typeName = "ChannelProfile")
    List<RetentionProfile> retention(ChannelProfile profile) {
        return retention.of(profile.channel(), profile.holder());
    }

    @SchemaMapping(typeName = "Installation")
    ProfileFiles profiles(Installation shown) {
        return new ProfileFiles(channels.file(), retention.file(), channels.holdersHash());
    }

    @QueryMapping
    List<HolderClock> retentionClocks() {
        Account account = Caller.account();
        if (!account.has(AccountRole.CUSTODIAN)) {
            return List.of();
        }
        Instant now = clock.instant();
        List<Hold> holds = register.holds(Caller.officer());
        String holder = account.holder();
        List<Channel> its = holder == null ? List.of(Channel.values()) : channels.channelsOf(holder);
        return its.stream()
                .flatMap(channel -> retention.of(channel, holder).stream())
                .filter(RetentionProfile::kept)
                .map(profile -> new HolderClock(
                        profile,
                        Clocks.withinFloorSince(now, profile).orElse(null),
                        Clocks.lapsedBefore(now, profile).orElse(null),
                        holds.stream()
                                .filter(hold -> hold.concerns(profile.category(), profile.channel()))
                                .toList()))
                .toList();
    }
}
