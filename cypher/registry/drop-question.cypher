// Deletes a standing question.
// params: $id, $of (keyed hash of instrument and account)
// columns: id
MATCH (q:StandingQuestion {id: $id, of: $of})
WITH q, q.id AS id
DELETE q
RETURN id
