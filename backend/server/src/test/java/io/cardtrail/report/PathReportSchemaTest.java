package io.cardtrail.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.report.caseuco.PathSchema;
import io.cardtrail.report.caseuco.RecordSchema;
import org.junit.jupiter.api.Test;

class PathReportSchemaTest {
    @Test
    void the_published_schema_has_the_fields_of_the_records_and_no_others() {
        assertThat(RecordSchema.differences(PathReport.class, PathSchema.document()))
                .isEmpty();
    }
}
