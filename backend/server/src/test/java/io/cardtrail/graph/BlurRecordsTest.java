package io.cardtrail.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Findings count rows under no grant: no question may come near them. */
class BlurRecordsTest {
    @Test
    void findings_are_kept_and_deleted_and_otherwise_only_left_out_of_a_count() {
        QueryCatalogue catalogue = QueryCatalogue.load();

        assertThat(catalogue.names().stream().filter(name -> {
                    String text = catalogue.text(Query.named(name));
                    return text.contains("BlurFinding") || text.contains("FOUND_IN");
                }))
                .containsExactlyInAnyOrder(BlurRecords.REPLACE.name(), BatchRemoval.DROP_FILE.name(), "ledger/totals");
    }
}
