// Rows by the number of their batch: what the trace index still lacks is found without looking at the rest.
// params: none
// columns: none
CREATE INDEX recorded_in_seq IF NOT EXISTS FOR ()-[r:RECORDED_IN]-() ON (r.seq);
