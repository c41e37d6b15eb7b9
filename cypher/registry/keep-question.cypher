// Stores a standing question.
// params: $id, $of (keyed hash of instrument and account), $kept (place in their list), $body (sealed)
// columns: none
CREATE (:StandingQuestion {id: $id, of: $of, kept: $kept, body: $body})
