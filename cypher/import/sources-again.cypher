// A batch that is stored already was brought by somebody else too. What is gone by now stays gone.
// params: $sources (list of {id, line}), $file (where the file's node is), $by (mark of the importer)
// columns: none
UNWIND $sources AS source
MATCH (a:Act|RecordKeeping {id: source.id})-[r:RECORDED_IN {line: source.line}]->(f:SourceFile)
WHERE elementId(f) = $file AND NOT $by IN r.by
SET r.by = r.by + $by
