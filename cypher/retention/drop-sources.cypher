// Rows that are gone say nothing any more.
// params: $rows (list of {id, line}), $file (key)
// columns: none
UNWIND $rows AS row
MATCH (a:Act|RecordKeeping {id: row.id})-[r:RECORDED_IN {line: row.line}]->(:SourceFile {key: $file})
DELETE r
