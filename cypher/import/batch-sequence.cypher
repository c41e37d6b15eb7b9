// The sequence number and the file of a batch that is already stored.
// params: $key (key of the batch)
// columns: seq, file (where the file's node is)
MATCH (b:Batch {key: $key})-[:OF_FILE]->(f:SourceFile)
RETURN b.seq AS seq, elementId(f) AS file
