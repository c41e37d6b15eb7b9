// Up to which deletion the graph has come.
// params: none
// columns: epoch
OPTIONAL MATCH (s:ImportSequence {name: 'batches'})
RETURN coalesce(s.deletionEpoch, 0) AS epoch
