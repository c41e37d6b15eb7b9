// A batch that nobody holds on to, and its file if it was the last of it.
// params: $key (of the batch), $file (key)
// columns: none
MATCH (f:SourceFile {key: $file})
OPTIONAL MATCH (b:Batch {key: $key})
DETACH DELETE b
WITH DISTINCT f
OPTIONAL MATCH (other:Batch)-[:OF_FILE]->(f)
WITH f, min(other.seq) AS first
FOREACH (gone IN CASE WHEN first IS NULL THEN [f] ELSE [] END | DETACH DELETE gone)
FOREACH (stays IN CASE WHEN first IS NULL THEN [] ELSE [f] END | SET stays.seq = first)
