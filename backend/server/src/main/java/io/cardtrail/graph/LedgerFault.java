package io.cardtrail.graph;

import org.jspecify.annotations.Nullable;

/**
 * Something in the graph or among the row texts is not what was stored. It names places, never what stands there.
 *
 * @param batch key of the batch concerned; null where it is about no single one
 * @param line of the row concerned; 0 where it is about no single one
 */
public record LedgerFault(Kind kind, @Nullable String batch, long line) {
    /** What is wrong. */
    public enum Kind {
        /** The ledger itself is damaged, see {@code audit fsck}. */
        LEDGER_DAMAGED("the ledger itself is damaged"),
        /** The graph has a batch that the ledger does not have, or none that it has. */
        BATCH_ADDED("a batch is in the graph that was never stored"),
        BATCH_MISSING("a batch that was stored is not in the graph"),
        BATCH_CHANGED("a batch or its file is not what was stored"),
        ROWS_MISSING("the row's text is not in the rows' store"),
        ROW_CHANGED("the row's text is not what was stored"),
        ACT_MISSING("what the row says is not in the graph"),
        ACT_CHANGED("the graph does not say what the row says"),
        SOURCE_CHANGED("the graph names other rows as the source, or names them otherwise"),
        SETTLEMENT_CHANGED("what settled the sale is not what the numbers say"),
        ENTITY_CHANGED("something the row names is not as it was"),
        ACT_ADDED("something is in the graph that no row says"),
        TIE_ADDED("a relationship is in the graph that no row says"),
        ENTITY_ADDED("an entity is in the graph that no row names"),
        SEQUENCE_CHANGED("the graph's count of batches or deletions is not the ledger's");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        public String meaning() {
            return meaning;
        }
    }

    /** {@return one line for a person} */
    public String text() {
        return kind + ": " + kind.meaning() + (batch == null ? "" : ", batch " + batch.substring(0, 12))
                + (line == 0 ? "" : ", line " + line);
    }
}
