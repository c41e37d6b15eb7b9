// Links an account to an OpenID provider's subject, or to none.
// params: $name, $issuer, $subject (both null for none)
// columns: name
MATCH (a:Staff {name: $name})
SET a.issuer = $issuer, a.subject = $subject
RETURN a.name AS name
