// Whose session this is, if it still is one.
// params: $digest, $now, $idleSince (epoch milliseconds)
// columns: name, roles, holder, jurisdiction, disabled, password, issuer, subject, createdAt, synthetic, method, startedAt, seenAt, until, steppedUpUntil
MATCH (s:StaffSession {digest: $digest})-[:SESSION_OF]->(a:Staff)
WHERE NOT a.disabled
  AND s.until > $now
  AND s.seenAt > $idleSince
RETURN a.name AS name, a.roles AS roles, a.holder AS holder, a.jurisdiction AS jurisdiction, a.disabled AS disabled,
  a.password AS password, a.issuer AS issuer, a.subject AS subject, a.createdAt AS createdAt, a.synthetic AS synthetic,
  s.method AS method, s.startedAt AS startedAt, s.seenAt AS seenAt, s.until AS until, s.steppedUpUntil AS steppedUpUntil
