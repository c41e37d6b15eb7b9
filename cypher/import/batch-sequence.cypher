// The sequence number of a batch that is already stored.
// params: $key (key of the batch)
// columns: seq
MATCH (b:Batch {key: $key})
RETURN b.seq AS seq
