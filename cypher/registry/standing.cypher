// One instrument as it stands, and how far the records go: what a question that begins or ends now rests on.
// params: $id
// columns: body (sealed), newestBatch (sequence number of the newest committed import), deletionEpoch (raised by deletions)
MATCH (w:Warrant {id: $id})
OPTIONAL MATCH (s:ImportSequence {name: 'batches'})
RETURN w.body AS body, coalesce(s.value, 0) AS newestBatch, coalesce(s.deletionEpoch, 0) AS deletionEpoch
