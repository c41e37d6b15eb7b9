// Opens a session; only the digest of its secret is kept.
// params: $name, $digest, $method, $at, $until, $steppedUpUntil (epoch milliseconds; the last may be null)
// columns: name
MATCH (a:Staff {name: $name})
WHERE NOT a.disabled
CREATE (s:StaffSession {digest: $digest})-[:SESSION_OF]->(a)
SET s.method = $method, s.startedAt = $at, s.seenAt = $at, s.until = $until, s.steppedUpUntil = $steppedUpUntil
RETURN a.name AS name
