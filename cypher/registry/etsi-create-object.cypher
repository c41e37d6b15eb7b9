// Stores a new object, unless one with its key is there.
// params: $key, $account, $created (epoch milliseconds), $place (within its message), $generation, $body (sealed)
// columns: created
MERGE (o:EtsiObject {key: $key})
ON CREATE SET
  o.account = $account, o.created = $created, o.place = $place, o.generation = $generation, o.body = $body,
  o.fresh = true
WITH o, coalesce(o.fresh, false) AS created
REMOVE o.fresh
RETURN created
