// How far imports and deletions have come.
// params: none
// columns: seq (number of the newest batch), epoch (number of the newest deletion)
OPTIONAL MATCH (s:ImportSequence {name: 'batches'})
RETURN coalesce(s.value, 0) AS seq, coalesce(s.deletionEpoch, 0) AS epoch
