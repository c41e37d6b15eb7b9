// An account's API tokens, newest first.
// params: $name
// columns: id, tokenName, tokenRoles, issuedAt, until, usedAt, owner
MATCH (t:StaffToken)-[:TOKEN_OF]->(a:Staff {name: $name})
RETURN t.id AS id, t.name AS tokenName, t.roles AS tokenRoles, t.issuedAt AS issuedAt, t.until AS until, t.usedAt AS usedAt,
  a.name AS owner
ORDER BY issuedAt DESC, id
