// What happened to an instrument, newest first.
// params: $warrant
// columns: body (sealed)
MATCH (e:WarrantEvent {warrant: $warrant})
RETURN e.body AS body
ORDER BY e.generation DESC
