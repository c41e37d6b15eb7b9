// Waits for its turn: the node stays locked until commit, so batches commit in the order of their sequence numbers, and
// whatever is numbered up to n is committed once n is visible.
// params: $batch (key of the batch; writing it takes the lock)
// columns: seq (the number this batch will have)
MERGE (s:ImportSequence {name: 'batches'})
SET s.batch = $batch
WITH s
RETURN coalesce(s.value, 0) + 1 AS seq
