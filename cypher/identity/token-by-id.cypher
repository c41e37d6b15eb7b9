// One API token by its id.
// params: $id
// columns: id, tokenName, tokenRoles, issuedAt, until, usedAt, owner
MATCH (t:StaffToken {id: $id})-[:TOKEN_OF]->(a:Staff)
RETURN t.id AS id, t.name AS tokenName, t.roles AS tokenRoles, t.issuedAt AS issuedAt, t.until AS until, t.usedAt AS usedAt,
  a.name AS owner
