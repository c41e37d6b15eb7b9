package io.cardtrail.api.graphql;

import io.cardtrail.audit.Access;
import io.cardtrail.audit.Accesses;
import io.cardtrail.audit.Alarm;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.Checkpoint;
import io.cardtrail.audit.LogView;
import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.model.BadRequest;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Tokens;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Shows auditors the audit log. For everybody else it is as if there were none. */
@Controller
class AuditQueries {
    private final AuditLog log;
    private final Tokens tokens;

    AuditQueries(AuditLog log, Tokens tokens) {
        this.log = log;
        this.tokens = tokens;
    }

    /** The log as it stands. */
    record AuditLogView(
            String origin, long size, String rootHash, String checkpoint, String publicKey, boolean healthy) {
        static AuditLogView of(LogView view, boolean healthy) {
            Checkpoint checkpoint = view.checkpoint();
            return new AuditLogView(
                    checkpoint.origin(),
                    checkpoint.size(),
                    checkpoint.rootHash(),
                    checkpoint.note(),
                    view.verifier().pem(),
                    healthy);
        }
    }

    @QueryMapping
    @Nullable
    AuditLogView auditLog() {
        return Caller.account().has(AccountRole.AUDITOR) ? AuditLogView.of(log.view(), log.healthy()) : null;
    }

    /** Newest first, denied questions too. */
    @SchemaMapping(typeName = "Warrant")
    Page<Access> accesses(Instrument warrant, @Argument int first, @Argument @Nullable String after) {
        Account caller = Caller.account();
        Page.checkFirst(first);
        if (!caller.has(AccountRole.AUDITOR)) {
            return none();
        }
        String list = "accesses " + warrant.id();
        return page(
                log.accesses().under(warrant.id(), position(caller, list, after), first + 1),
                caller,
                list,
                first,
                Access::index);
    }

    @QueryMapping
    Page<Alarm> alarms(@Argument int first, @Argument @Nullable String after) {
        Account caller = Caller.account();
        Page.checkFirst(first);
        if (!caller.has(AccountRole.AUDITOR) && !caller.has(AccountRole.CUSTODIAN)) {
            return none();
        }
        return page(
                log.accesses().alarms(position(caller, "alarms", after), first + 1),
                caller,
                "alarms",
                first,
                Alarm::index);
    }

    @SchemaMapping(typeName = "Alarm")
    String warrant(Alarm alarm) {
        return alarm.instrument();
    }

    private static <T> Page<T> none() {
        return new Page<>(List.of(), 0, new Page.PageInfo(false, null));
    }

    private long position(Account caller, String list, @Nullable String after) {
        return after == null
                ? Long.MAX_VALUE
                : tokens.openListCursor(caller.name(), list, after)
                        .map(Long::parseLong)
                        .orElseThrow(() ->
                                new BadRequest("after is no cursor of this list; leave it out to begin at the start"));
    }

    /** {@return the page out of one entry more than it takes} A cursor is a place in the log, so new entries move nothing. */
    private <T> Page<T> page(Accesses.Part<T> part, Account caller, String list, int first, ToLongFunction<T> index) {
        boolean more = part.newest().size() > first;
        List<T> nodes = more ? part.newest().subList(0, first) : part.newest();
        String end = nodes.isEmpty()
                ? null
                : tokens.listCursor(caller.name(), list, Long.toString(index.applyAsLong(nodes.getLast())));
        return new Page<>(List.copyOf(nodes), part.total(), new Page.PageInfo(more, end));
    }
}
