// The file of a batch.
// params: $key (of the batch)
// columns: file (its properties)
MATCH (:Batch {key: $key})-[:OF_FILE]->(f:SourceFile)
RETURN properties(f) AS file
