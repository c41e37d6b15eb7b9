// An act has number and time's text of its first row; after others are gone that may be another.
// params: $ids
// columns: none
UNWIND $ids AS id
MATCH (a:Act|RecordKeeping {id: id})-[r:RECORDED_IN]->()
WITH a, r
ORDER BY r.seq, r.line
WITH a, collect(r)[0] AS first
SET a.seq = first.seq, a.atText = first.atText
