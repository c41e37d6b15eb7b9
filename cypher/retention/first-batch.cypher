// A file has the number of its first batch; after others are gone that may be another.
// params: $file (key)
// columns: none
MATCH (b:Batch)-[:OF_FILE]->(f:SourceFile {key: $file})
WITH f, min(b.seq) AS first
SET f.seq = first
