// The batches in the graph, each with its file.
// params: none
// columns: batch (properties of the batch), labels (its labels), files (list of {file, labels, tie}: properties and labels of each file it is
//   of, and properties of what ties it to that)
MATCH (b:Batch)
RETURN properties(b) AS batch, labels(b) AS labels, COLLECT {
  MATCH (b)-[r:OF_FILE]->(f:SourceFile)
  RETURN {file: properties(f), labels: labels(f), tie: properties(r)}
} AS files
