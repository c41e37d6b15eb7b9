// Stores a new instrument.
// params: $id, $created (epoch milliseconds), $generation, $body (sealed)
// columns: none
CREATE (:Warrant {id: $id, created: $created, generation: $generation, body: $body})
