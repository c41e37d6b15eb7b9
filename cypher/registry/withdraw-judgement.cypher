// Stores that a judgement whose lock this transaction holds no longer holds. The node stays, with its ties.
// params: $id, $body (sealed)
// columns: none
MATCH (j:Judgement {id: $id})
SET j.slot = null,
  j.body = $body
