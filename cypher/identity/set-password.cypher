// Gives an account a password, by its hash.
// params: $name, $password (as PHC string; null takes it away)
// columns: name
MATCH (a:Staff {name: $name})
SET a.password = $password
RETURN a.name AS name
