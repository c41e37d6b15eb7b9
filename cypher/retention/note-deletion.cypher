// Notes what was deleted because its time was over, so that a gap can tell: as a range of records, never by its own date.
// params: $deletion {key, holder, channel, category, pair, recordsTo, at, basis, epoch, acts}
// columns: none
MERGE (d:Deletion {key: $deletion.key})
SET d = $deletion
