// Whom a one-time code is for, if it still counts.
// params: $digest, $purpose, $now (epoch milliseconds)
// columns: name
MATCH (c:StaffCode {digest: $digest, purpose: $purpose})-[:CODE_FOR]->(a:Staff)
WHERE c.until > $now
  AND NOT a.disabled
RETURN a.name AS name
