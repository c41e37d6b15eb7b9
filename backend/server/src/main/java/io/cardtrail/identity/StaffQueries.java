package io.cardtrail.identity;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.RecordDoor.Records;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accounts in the graph, inside one transaction of the caller's. */
final class StaffQueries {
    private static final Query LOCK = Query.named("identity/lock");
    private static final Query ACCOUNT = Query.named("identity/account");
    private static final Query ACCOUNTS = Query.named("identity/accounts");
    private static final Query OF_SUBJECT = Query.named("identity/account-of-subject");
    private static final Query CREATE = Query.named("identity/create");
    private static final Query SET_PASSWORD = Query.named("identity/set-password");
    private static final Query SET_ROLES = Query.named("identity/set-roles");
    private static final Query SET_DISABLED = Query.named("identity/set-disabled");
    private static final Query SET_SUBJECT = Query.named("identity/set-subject");

    private final Records records;

    StaffQueries(Records records) {
        this.records = records;
    }

    /** Has every other change of accounts wait until this transaction ends: what is counted stays so. */
    void lock(Instant now) {
        records.rows(LOCK, Map.of("at", now.toEpochMilli()));
    }

    Optional<StaffRow> find(String name) {
        return records.rows(ACCOUNT, Map.of("name", name)).stream()
                .map(StaffRow::of)
                .findFirst();
    }

    List<StaffRow> all() {
        return records.rows(ACCOUNTS, Map.of()).stream().map(StaffRow::of).toList();
    }

    Optional<StaffRow> ofSubject(String issuer, String subject) {
        return records.rows(OF_SUBJECT, Map.of("issuer", issuer, "subject", subject)).stream()
                .map(StaffRow::of)
                .findFirst();
    }

    StaffRow create(Account account, Instant now, boolean synthetic) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("name", account.name());
        params.put("roles", StaffRow.names(account.roles()));
        params.put("holder", account.holder());
        params.put("jurisdiction", account.jurisdiction());
        params.put("at", now.toEpochMilli());
        params.put("synthetic", synthetic);
        return StaffRow.of(records.rows(CREATE, params).getFirst());
    }

    void setPassword(String name, @Nullable String hash) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("name", name);
        params.put("password", hash);
        records.rows(SET_PASSWORD, params);
    }

    void setRoles(String name, Set<AccountRole> roles) {
        records.rows(SET_ROLES, Map.of("name", name, "roles", StaffRow.names(roles)));
    }

    void setDisabled(String name, boolean disabled) {
        records.rows(SET_DISABLED, Map.of("name", name, "disabled", disabled));
    }

    void setSubject(String name, @Nullable String issuer, @Nullable String subject) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("name", name);
        params.put("issuer", issuer);
        params.put("subject", subject);
        records.rows(SET_SUBJECT, params);
    }
}
