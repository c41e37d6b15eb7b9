// Which of these notes are there already.
// params: $ids
// columns: id
MATCH (e:WarrantEvent)
WHERE e.id IN $ids
RETURN e.id AS id
