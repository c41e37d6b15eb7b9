// A message as it came.
// params: $hash
// columns: body (sealed)
MATCH (m:EtsiMessage {hash: $hash})
RETURN m.body AS body
