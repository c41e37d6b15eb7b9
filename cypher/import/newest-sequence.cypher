// The newest committed batch: what a question that begins now may know.
// params: none
// columns: seq
OPTIONAL MATCH (s:ImportSequence {name: 'batches'})
RETURN coalesce(s.value, 0) AS seq
