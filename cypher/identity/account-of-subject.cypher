// The account an OpenID provider's subject is linked to.
// params: $issuer, $subject
// columns: name, roles, holder, jurisdiction, disabled, password, issuer, subject, createdAt, synthetic
MATCH (a:Staff {issuer: $issuer, subject: $subject})
RETURN a.name AS name, a.roles AS roles, a.holder AS holder, a.jurisdiction AS jurisdiction, a.disabled AS disabled,
  a.password AS password, a.issuer AS issuer, a.subject AS subject, a.createdAt AS createdAt, a.synthetic AS synthetic
