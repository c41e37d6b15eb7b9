// Stores what a standing question has found by now.
// params: $id, $of (keyed hash of instrument and account), $body (sealed)
// columns: id
MATCH (q:StandingQuestion {id: $id, of: $of})
SET q.body = $body
RETURN q.id AS id
