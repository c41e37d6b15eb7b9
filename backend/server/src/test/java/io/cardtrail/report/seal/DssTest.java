package io.cardtrail.report.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DssTest {
    @TempDir
    static Path temp;

    @Test
    void the_pdf_is_PAdES_B_T_and_the_list_CAdES_B_and_both_pass() throws Exception {
        SortedMap<String, byte[]> bundle = Sealed.by(Sealed.demo(temp.resolve("demo")));

        assertThat(Dss.pages(bundle)).isEqualTo(new Dss.Said(1, "PAdES-BASELINE-T", "TOTAL_PASSED", List.of()));
        assertThat(Dss.list(bundle)).isEqualTo(new Dss.Said(1, "CAdES-BASELINE-B", "TOTAL_PASSED", List.of()));
    }
}
