package io.cardtrail;

import io.cardtrail.retention.ChannelProfiles;
import io.cardtrail.retention.RetentionProfiles;
import io.cardtrail.retention.RetentionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holders can know and how long they keep it, as this start was told. */
@Configuration(proxyBeanMethods = false)
class RetentionWiring {
    /** A profile of this start comes first: what it refuses is said before a file is read. */
    @Bean
    ChannelProfiles channelProfiles(CardtrailSettings settings, Profile profile) {
        ChannelProfiles shipped = ChannelProfiles.shipped();
        Path holders = settings.profiles();
        return holders == null
                ? shipped
                : shipped.withHolders(holders.toString(), bytes("cardtrail.profiles", holders));
    }

    @Bean
    RetentionProfiles retentionProfiles(ChannelProfiles channels, CardtrailSettings settings) {
        Path table = settings.retention();
        return table == null
                ? channels.retention()
                : channels.retention()
                        .withFloors(RetentionTable.parse(table.toString(), bytes("cardtrail.retention", table)));
    }

    private static byte[] bytes(String setting, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CannotStart(setting + " is " + file + ", which can't be read: name a file that can", e);
        }
    }
}
