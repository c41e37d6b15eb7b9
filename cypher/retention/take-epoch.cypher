// Deletions up to this one are done. Answers under way from before it are not released.
// params: $epoch
// columns: none
MERGE (s:ImportSequence {name: 'batches'})
SET s.deletionEpoch = $epoch
