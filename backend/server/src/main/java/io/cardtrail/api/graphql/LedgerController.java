package io.cardtrail.api.graphql;

import io.cardtrail.audit.Administration;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.graph.LedgerFault;
import io.cardtrail.graph.LedgerSweep;
import io.cardtrail.graph.RemovalDoor;
import io.cardtrail.graph.SourceLedger;
import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.ingest.Withdrawals;
import io.cardtrail.retention.RetentionRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The source ledger for auditors; and what takes stored rows away, for whoever brought them and for custodians. */
@Controller
class LedgerController {
    private final SourceLedger ledger;
    private final LedgerSweep sweep;
    private final Withdrawals withdrawals;
    private final RetentionRun retention;
    private final Administration administration;

    LedgerController(
            SourceLedger ledger, LedgerSweep sweep, Withdrawals withdrawals, RetentionRun retention, AuditLog log) {
        this.ledger = ledger;
        this.sweep = sweep;
        this.withdrawals = withdrawals;
        this.retention = retention;
        this.administration = new Administration(log);
    }

    /** One place that is not as it was stored. */
    record FaultView(
            LedgerFault.Kind kind,
            String meaning,
            @Nullable String batch,
            @Nullable Long line) {
        static FaultView of(LedgerFault fault) {
            return new FaultView(
                    fault.kind(), fault.kind().meaning(), fault.batch(), fault.line() == 0 ? null : fault.line());
        }
    }

    /** What a sweep found. */
    record SweepView(
            boolean sound, long batches, long rows, long acts, boolean quiet, List<FaultView> faults, boolean more) {}

    @QueryMapping
    AuditQueries.@Nullable AuditLogView sourceLedger() {
        return Caller.account().has(AccountRole.AUDITOR)
                ? AuditQueries.AuditLogView.of(ledger.view(), ledger.healthy())
                : null;
    }

    @MutationMapping
    SweepView sweepLedger() {
        Account auditor = Caller.with(AccountRole.AUDITOR);
        LedgerSweep.Report report = administration.act(
                auditor.name(), "SWEEP_LEDGER", ledger.view().verifier().origin(), "", sweep::run);
        return new SweepView(
                report.sound(),
                report.batches(),
                report.rows(),
                report.acts(),
                report.quiet(),
                report.faults().stream().map(FaultView::of).toList(),
                report.more());
    }

    /** Whoever has brought no such file learns nothing of those who have. */
    @MutationMapping
    RemovalDoor.Withdrawn withdrawFile(@Argument String digest, @Argument String reason) {
        return withdrawals.withdraw(digest, Caller.account().name(), reason);
    }

    /** A custodian who works for one holder deletes that holder's records only. */
    @MutationMapping
    List<RetentionRun.Deleted> deleteLapsed() {
        Account custodian = Caller.steppedUp();
        Caller.with(AccountRole.CUSTODIAN);
        return retention.run(custodian.holder(), custodian.name());
    }
}
