// Whose API token this is, if it still counts.
// params: $digest, $now (epoch milliseconds)
// columns: name, roles, holder, jurisdiction, disabled, password, issuer, subject, createdAt, synthetic, id, tokenRoles, usedAt
MATCH (t:StaffToken {digest: $digest})-[:TOKEN_OF]->(a:Staff)
WHERE t.until > $now
  AND NOT a.disabled
RETURN a.name AS name, a.roles AS roles, a.holder AS holder, a.jurisdiction AS jurisdiction, a.disabled AS disabled,
  a.password AS password, a.issuer AS issuer, a.subject AS subject, a.createdAt AS createdAt, a.synthetic AS synthetic,
  t.id AS id, t.roles AS tokenRoles, t.usedAt AS usedAt
