package io.cardtrail;

import io.cardtrail.api.graphql.Letterhead;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.graph.QueryCatalogue;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.report.PathReport;
import io.cardtrail.report.ReportDesk;
import io.cardtrail.report.ReportSealing;
import io.cardtrail.report.SealedReports;
import io.cardtrail.report.seal.Issuer;
import io.cardtrail.warrant.PolicyMatrix;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sealed path report. Seals and what is on record go by the machine's clock, even where questions are asked as of a fixed moment. */
@Configuration(proxyBeanMethods = false)
class ReportWiring {
    private static final Clock MACHINE = Clock.systemUTC();

    @Bean
    ReportSealing.Issuers reportIssuers(CardtrailSettings settings, DataFolder data) {
        Path demo = data.folder("keys").resolve("report-demo");
        return () -> Issuer.open(settings.report(), demo, MACHINE);
    }

    @Bean
    SealedReports sealedReports(DataFolder data, EdgeKey edgeKey) {
        return new SealedReports(data.folder("reports"), edgeKey);
    }

    @Bean
    ReportDesk reportDesk(ReportSealing.Issuers issuers, SealedReports reports, AuditLog log, EdgeKey edgeKey) {
        return new ReportDesk(new ReportSealing(issuers), reports, log, edgeKey, MACHINE);
    }

    @Bean
    Letterhead letterhead(CardtrailSettings settings) {
        return new Letterhead(settings.report().demo(), Wiring.version());
    }

    @Bean
    PathReport.Methods reportMethods(PolicyMatrix matrix, QueryCatalogue catalogue) {
        return new PathReport.Methods(matrix.hash(), catalogue.hashes("trace/"));
    }
}
