// Uses up a one-time code: whoever deletes it has used it, and nobody after, because deleting waits for whoever deletes it first.
// params: $digest, $purpose, $now (epoch milliseconds)
// columns: name
MATCH (c:StaffCode {digest: $digest, purpose: $purpose})-[:CODE_FOR]->(a:Staff)
WHERE c.until > $now
  AND NOT a.disabled
WITH c, a.name AS name
DETACH DELETE c
RETURN name
