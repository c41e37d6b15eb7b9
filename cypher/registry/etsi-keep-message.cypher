// Keeps a message as it came; the same bytes are kept once.
// params: $hash, $at (epoch milliseconds), $body (sealed)
// columns: none
MERGE (m:EtsiMessage {hash: $hash})
ON CREATE SET m.at = $at, m.body = $body
