// Notes the rows that say each act; sources are a set, so a row that is noted already changes nothing.
// params: $sources (list of {id, line, leaf}), $file (where the file's node is), $batch (key), $seq
// columns: none
UNWIND $sources AS source
MATCH (a:Act {id: source.id})
MATCH (f:SourceFile) WHERE elementId(f) = $file
MERGE (a)-[r:RECORDED_IN {line: source.line}]->(f)
  ON CREATE SET r.batch = $batch, r.seq = $seq, r.leaf = source.leaf
