// One instrument as it stands.
// params: $id
// columns: body (sealed)
MATCH (w:Warrant {id: $id})
RETURN w.body AS body
