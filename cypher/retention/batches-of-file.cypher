// The batches of a file, by its bytes.
// params: $digest (SHA-256, hex)
// columns: key
MATCH (f:SourceFile {digest: $digest})<-[:OF_FILE]-(b:Batch)
RETURN b.key AS key
