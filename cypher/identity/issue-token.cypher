// Keeps the digest of an API token.
// params: $name, $id, $digest, $tokenName, $roles, $at, $until (epoch milliseconds)
// columns: id, tokenName, tokenRoles, issuedAt, until, usedAt, owner
MATCH (a:Staff {name: $name})
WHERE NOT a.disabled
CREATE (t:StaffToken {id: $id})-[:TOKEN_OF]->(a)
SET t.digest = $digest, t.name = $tokenName, t.roles = $roles, t.issuedAt = $at, t.until = $until
RETURN t.id AS id, t.name AS tokenName, t.roles AS tokenRoles, t.issuedAt AS issuedAt, t.until AS until, t.usedAt AS usedAt,
  a.name AS owner
