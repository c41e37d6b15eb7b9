// A batch that nobody holds on to, and its file if it was the last of it, with what was found of that.
// params: $key (of the batch), $file (key)
// columns: none
MATCH (f:SourceFile {key: $file})
OPTIONAL MATCH (b:Batch {key: $key})
DETACH DELETE b
WITH DISTINCT f
OPTIONAL MATCH (other:Batch)-[:OF_FILE]->(f)
WITH f, min(other.seq) AS first
OPTIONAL MATCH (finding:BlurFinding)-[:FOUND_IN]->(f)
WITH f, first, collect(finding) AS findings
FOREACH (gone IN CASE WHEN first IS NULL THEN findings + [f] ELSE [] END | DETACH DELETE gone)
FOREACH (stays IN CASE WHEN first IS NULL THEN [] ELSE [f] END | SET stays.seq = first)
