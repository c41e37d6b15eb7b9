// What happened to an instrument, in no order: its generation is inside the sealed text.
// params: $warrant
// columns: body (sealed)
MATCH (e:WarrantEvent {warrant: $warrant})
RETURN e.body AS body
