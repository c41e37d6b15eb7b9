package io.cardtrail;

import io.cardtrail.retention.RetentionProfiles;
import io.cardtrail.retention.RetentionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long holders keep what, as this start was told. */
@Configuration(proxyBeanMethods = false)
class RetentionWiring {
    @Bean
    RetentionProfiles retentionProfiles(CardtrailSettings settings, Profile profile) {
        RetentionProfiles shipped = RetentionProfiles.shipped();
        Path table = settings.retention();
        return table == null
                ? shipped
                : shipped.withFloors(RetentionTable.parse(table.toString(), bytes("cardtrail.retention", table)));
    }

    private static byte[] bytes(String setting, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CannotStart(setting + " is " + file + ", which can't be read: name a file that can", e);
        }
    }
}
