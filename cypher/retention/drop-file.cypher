// A file without a batch is gone, with what was found of how it is blurred.
// params: $file (key)
// columns: none
MATCH (f:SourceFile {key: $file})
WHERE NOT EXISTS { MATCH (:Batch)-[:OF_FILE]->(f) }
OPTIONAL MATCH (finding:BlurFinding)-[:FOUND_IN]->(f)
DETACH DELETE finding
WITH DISTINCT f
DETACH DELETE f
