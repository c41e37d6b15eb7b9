// Takes the next sequence number. The node stays locked until commit, so batches commit in the order of their numbers and
// whatever is numbered up to n is committed once n is visible.
// params: $batch (key of the batch, written first so that the lock is held before the number is read)
// columns: seq
MERGE (s:ImportSequence {name: 'batches'})
SET s.batch = $batch
WITH s
SET s.value = coalesce(s.value, 0) + 1
RETURN s.value AS seq
