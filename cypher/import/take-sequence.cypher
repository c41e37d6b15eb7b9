// Takes the sequence number that was waited for.
// params: $seq
// columns: none
MATCH (s:ImportSequence {name: 'batches'})
SET s.value = $seq
