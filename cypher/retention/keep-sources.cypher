// Rows that another batch of the same file says too are that batch's now, and those who brought it are whose they are.
// params: $rows (list of {id, line, batch, seq, leaf, by}), $file (key)
// columns: none
UNWIND $rows AS row
MATCH (a:Act|RecordKeeping {id: row.id})-[r:RECORDED_IN {line: row.line}]->(:SourceFile {key: $file})
SET r.batch = row.batch, r.seq = row.seq, r.leaf = row.leaf, r.by = row.by
