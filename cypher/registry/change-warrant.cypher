// Stores what became of an instrument whose lock this transaction holds.
// params: $id, $generation, $body (sealed)
// columns: none
MATCH (w:Warrant {id: $id})
SET w.generation = $generation, w.body = $body
