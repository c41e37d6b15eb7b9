// Keeps the digest of a one-time code.
// params: $name, $digest, $purpose, $until (epoch milliseconds)
// columns: name
MATCH (a:Staff {name: $name})
WHERE NOT a.disabled
CREATE (c:StaffCode {digest: $digest})-[:CODE_FOR]->(a)
SET c.purpose = $purpose, c.until = $until
RETURN a.name AS name
