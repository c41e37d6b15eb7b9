package io.cardtrail.api.graphql;

import io.cardtrail.api.SystemWatch;
import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Shows administrators and auditors how the server stands. For everybody else it is as if there were nothing to show. */
@Controller
class SystemController {
    private final SystemWatch watch;

    SystemController(SystemWatch watch) {
        this.watch = watch;
    }

    @QueryMapping
    SystemWatch.@Nullable Health system() {
        Account caller = Caller.account();
        boolean auditor = caller.has(AccountRole.AUDITOR);
        return auditor || caller.has(AccountRole.ADMIN) ? watch.look(auditor) : null;
    }
}
