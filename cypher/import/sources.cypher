// Notes the rows that say each act or record-keeping, and who brought them; sources are a set, so a row that is noted already only learns of its importer.
// params: $sources (list of {id, line, leaf, atText}), $file (where the file's node is), $batch (key), $seq, $by (mark of the importer)
// columns: none
UNWIND $sources AS source
MATCH (a:Act|RecordKeeping {id: source.id})
MATCH (f:SourceFile) WHERE elementId(f) = $file
MERGE (a)-[r:RECORDED_IN {line: source.line}]->(f)
  ON CREATE SET r.batch = $batch, r.seq = $seq, r.leaf = source.leaf, r.atText = source.atText, r.by = [$by]
  ON MATCH SET r.by = CASE WHEN $by IN coalesce(r.by, []) THEN r.by ELSE coalesce(r.by, []) + $by END
