package io.cardtrail.api.http;

import io.cardtrail.api.Egress;
import io.cardtrail.audit.Administration;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.Entry;
import io.cardtrail.graph.InstrumentChanged;
import io.cardtrail.graph.ReadDoor;
import io.cardtrail.identity.Account;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.registry.Register;
import io.cardtrail.registry.Releases;
import io.cardtrail.report.SealedReport;
import io.cardtrail.report.SealedReports;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Decision;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Kernel;
import io.cardtrail.warrant.PolicyMatrix;
import io.cardtrail.warrant.Reason;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands an issued report out to whoever had it sealed. It was given under an instrument: once that can't be used any more, it is handed
 * out as little as anything else; copies that left stay valid. Each download is on record first, each refusal too, and a change of the
 * instrument waits for the bundle's last byte as for any answer's.
 */
@RestController
class ReportDownload {
    private final SealedReports reports;
    private final Function<String, Optional<Instrument>> instruments;
    private final Releases releases;
    private final AuditLog log;
    private final Kernel kernel;
    private final PolicyMatrix policy;
    private final Egress egress;
    private final Clock clock;

    @Autowired
    ReportDownload(
            SealedReports reports,
            Register register,
            Releases releases,
            AuditLog log,
            Kernel kernel,
            PolicyMatrix policy,
            Egress egress,
            Clock clock) {
        this(reports, register::find, releases, log, kernel, policy, egress, clock);
    }

    /** @param instruments by id, as they stand at the moment of asking */
    ReportDownload(
            SealedReports reports,
            Function<String, Optional<Instrument>> instruments,
            Releases releases,
            AuditLog log,
            Kernel kernel,
            PolicyMatrix policy,
            Egress egress,
            Clock clock) {
        this.reports = reports;
        this.instruments = instruments;
        this.releases = releases;
        this.log = log;
        this.kernel = kernel;
        this.policy = policy;
        this.egress = egress;
        this.clock = clock;
    }

    @GetMapping("/api/reports/{id}.zip")
    void bundle(@AuthenticationPrincipal Account account, @PathVariable("id") String id, HttpServletResponse response)
            throws IOException {
        SealedReport report = reports.find(account.name(), id).orElse(null);
        Instrument instrument = report == null
                ? null
                : instruments
                        .apply(report.warrant())
                        .filter(found -> permitted(account, report, found))
                        .orElse(null);
        if (report == null || instrument == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Releases.Release leaving = releases.begin(under(instrument));
        try {
            byte[] zip = new Administration(log)
                    .act(account.name(), "DOWNLOAD_REPORT", report.id(), report.number(), () -> {
                        byte[] opened = reports.bundle(report);
                        unchanged(account, report, instrument);
                        return opened;
                    });
            response.setContentType("application/zip");
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"report-" + report.number().substring(0, 16) + ".zip\"");
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(zip.length);
            // Closed before the release is: until then bytes lie in the server's buffers.
            try (OutputStream out = response.getOutputStream()) {
                out.write(zip);
            }
        } finally {
            leaving.close();
        }
    }

    private boolean permitted(Account account, SealedReport report, Instrument instrument) {
        return switch (decide(account, report, instrument)) {
            case Decision.Granted granted -> true;
            case Decision.Denied denied -> {
                log.append(new Entry.Denied(
                        account.name(),
                        ReadDoor.authority(instrument, policy.hash()),
                        report.grant(),
                        "downloadReport",
                        CanonicalJson.of(Map.of("report", report.id())),
                        denied.reasons().stream().map(Enum::name).sorted().toList()));
                yield false;
            }
        };
    }

    /** The last look before the first byte: a change that was committed before the release began has waited for nothing. */
    private void unchanged(Account account, SealedReport report, Instrument before) {
        boolean same = instruments
                .apply(before.id())
                .filter(now -> now.generation() == before.generation()
                        && decide(account, report, now) instanceof Decision.Granted)
                .isPresent();
        if (!same) {
            throw new InstrumentChanged();
        }
    }

    private Decision decide(Account account, SealedReport report, Instrument instrument) {
        String clause = report.clause();
        if (clause != null
                && instrument.grants().stream()
                        .filter(terms -> terms.id().equals(report.grant()))
                        .noneMatch(terms -> terms.hash().equals(clause))) {
            // An update put another clause in the place of the one that the report was sealed under.
            return new Decision.Denied(EnumSet.of(Reason.GRANT_NOT_CHOSEN));
        }
        return kernel.decideExport(
                instrument, AccessRequest.nothing(report.grant()), egress.reader(account), clock.instant());
    }

    private static List<String> under(Instrument instrument) {
        String mla = instrument.terms().mlaApproval();
        return mla == null ? List.of(instrument.id()) : List.of(instrument.id(), mla);
    }
}
