package io.cardtrail.api.graphql;

import io.cardtrail.api.Installation;
import io.cardtrail.identity.Account;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers who is asking, and what this installation is. */
@Controller
class InstallationController {
    private final Installation installation;
    private final Clock clock;

    InstallationController(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /** The account signed in. */
    record Viewer(
            String name,
            List<String> roles,
            @Nullable String holder,
            String jurisdiction,
            @Nullable Instant steppedUpUntil) {}

    @QueryMapping
    Viewer viewer() {
        Account account = Caller.account();
        return new Viewer(
                account.name(),
                account.roles().stream().map(Enum::name).sorted().toList(),
                account.holder(),
                account.jurisdiction(),
                Caller.proof().steppedUpUntil());
    }

    @QueryMapping
    Installation installation() {
        return installation;
    }

    @SchemaMapping(typeName = "Installation")
    Instant now(Installation shown) {
        return clock.instant();
    }
}
