// Notes what happened to an instrument at one generation.
// params: $id (instrument and generation), $warrant, $generation, $body (sealed)
// columns: none
CREATE (:WarrantEvent {id: $id, warrant: $warrant, generation: $generation, body: $body})
