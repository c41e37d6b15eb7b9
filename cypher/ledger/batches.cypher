// The batches in the graph, each with its file.
// params: none
// columns: batch (properties of the batch), files (list of properties of the files it is of)
MATCH (b:Batch)
RETURN properties(b) AS batch, COLLECT {
  MATCH (b)-[:OF_FILE]->(f:SourceFile)
  RETURN properties(f)
} AS files
