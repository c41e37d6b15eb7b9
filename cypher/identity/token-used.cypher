// Notes when an API token was used.
// params: $id, $now (epoch milliseconds)
// columns: none
MATCH (t:StaffToken {id: $id})
SET t.usedAt = $now
