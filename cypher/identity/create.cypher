// Makes an account without a password; the constraint refuses a second one of the name.
// params: $name, $roles, $holder, $jurisdiction, $at (epoch milliseconds), $synthetic (whether of a demonstration or a test)
// columns: name, roles, holder, jurisdiction, disabled, password, issuer, subject, createdAt, synthetic
CREATE (a:Staff {name: $name})
SET a.roles = $roles, a.holder = $holder, a.jurisdiction = $jurisdiction, a.disabled = false, a.createdAt = $at,
  a.synthetic = $synthetic
RETURN a.name AS name, a.roles AS roles, a.holder AS holder, a.jurisdiction AS jurisdiction, a.disabled AS disabled,
  a.password AS password, a.issuer AS issuer, a.subject AS subject, a.createdAt AS createdAt, a.synthetic AS synthetic
