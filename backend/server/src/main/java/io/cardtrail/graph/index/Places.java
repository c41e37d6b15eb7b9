package io.cardtrail.graph.index;

import io.cardtrail.model.SourceRef;

/** Where each act stands: the smallest row that says it, as of the reading. */
final class Places {
    private final Snapshot index;
    private final ScopeMask scope;
    private final boolean single;

    Places(Snapshot index, ScopeMask scope) {
        this.index = index;
        this.scope = scope;
        this.single = index.others()[0].size() + index.others()[1].size() == 0;
    }

    /** {@return the row, without what only the record knows} */
    SourceRef of(int act) {
        SourceRef[] smallest = {row(index.rows().batch(act), index.rows().line(act))};
        if (!single) {
            for (Pairs others : index.others()) {
                others.each(act, other -> {
                    Batches.BatchOf batch = index.batch()[index.otherBatches()[other]];
                    if (scope.known(batch)) {
                        SourceRef row = row(index.otherBatches()[other], index.otherLines()[other]);
                        if (row.compareTo(smallest[0]) < 0) {
                            smallest[0] = row;
                        }
                    }
                });
            }
        }
        return smallest[0];
    }

    private SourceRef row(int batch, int line) {
        Batches.BatchOf of = index.batch()[batch];
        return new SourceRef(of.file(), of.digest(), line, of.key(), of.seq(), "");
    }

    /** Acts that a reading knows, of one time. */
    int compare(int one, int other) {
        RowColumn.Rows rows = index.rows();
        if (single && rows.batch(one) == rows.batch(other)) {
            return Integer.compare(rows.line(one), rows.line(other));
        }
        return of(one).compareTo(of(other));
    }
}
