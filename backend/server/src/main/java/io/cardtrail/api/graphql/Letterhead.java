package io.cardtrail.api.graphql;

import io.cardtrail.report.PathReport;
import java.time.Instant;

/**
 * What stands at the head of every report that is issued here.
 *
 * @param demonstration whether the keys are those made for trying out
 * @param software version of this program
 */
public record Letterhead(boolean demonstration, String software) {
    private static final String ZONE = "Asia/Shanghai";

    PathReport.Head head(ReportInput input, String title, String by, Instant at) {
        return new PathReport.Head(
                title, input.recipient(), by, at.toString(), ZONE, input.language(), demonstration, software);
    }
}
