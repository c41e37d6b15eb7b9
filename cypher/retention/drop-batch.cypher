// A batch that nobody holds on to is gone.
// params: $key (of the batch)
// columns: none
MATCH (b:Batch {key: $key})
DETACH DELETE b
