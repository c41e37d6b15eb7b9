package io.cardtrail.api.http;

import io.cardtrail.api.Egress;
import io.cardtrail.audit.Administration;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.identity.Account;
import io.cardtrail.registry.Register;
import io.cardtrail.report.SealedReport;
import io.cardtrail.report.SealedReports;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Decision;
import io.cardtrail.warrant.Kernel;
import io.cardtrail.warrant.Reader;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands an issued report out to whoever had it sealed. It was given under an instrument: once that can't be used any more, it is handed
 * out as little as anything else; copies that left stay valid. Each download is on record first.
 */
@RestController
class ReportDownload {
    private final SealedReports reports;
    private final Register register;
    private final Administration administration;
    private final Kernel kernel;
    private final Egress egress;
    private final Clock clock;

    ReportDownload(SealedReports reports, Register register, AuditLog log, Kernel kernel, Egress egress, Clock clock) {
        this.reports = reports;
        this.register = register;
        this.administration = new Administration(log);
        this.kernel = kernel;
        this.egress = egress;
        this.clock = clock;
    }

    private boolean may(Account account, SealedReport report) {
        Reader reader = new Reader(account.name(), account.jurisdiction(), egress.country());
        return register.find(report.warrant())
                .filter(instrument ->
                        kernel.decideExport(instrument, AccessRequest.nothing(report.grant()), reader, clock.instant())
                                instanceof Decision.Granted)
                .isPresent();
    }

    @GetMapping("/api/reports/{id}.zip")
    ResponseEntity<byte[]> bundle(@AuthenticationPrincipal Account account, @PathVariable("id") String id) {
        Optional<SealedReport> found = reports.find(account.name(), id).filter(report -> may(account, report));
        return found.map(report -> ResponseEntity.ok()
                        .contentType(new MediaType("application", "zip"))
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"report-"
                                        + report.number().substring(0, 16) + ".zip\"")
                        .header("Cache-Control", "no-store")
                        .body(administration.act(
                                account.name(),
                                "DOWNLOAD_REPORT",
                                report.id(),
                                report.number(),
                                () -> reports.bundle(report))))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
