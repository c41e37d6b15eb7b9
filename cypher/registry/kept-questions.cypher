// What one account keeps under one instrument, oldest first.
// params: $of (keyed hash of instrument and account)
// columns: id, kept, body (sealed)
MATCH (q:StandingQuestion {of: $of})
RETURN q.id AS id, q.kept AS kept, q.body AS body
ORDER BY q.kept, q.id
