// Gives an account other roles.
// params: $name, $roles
// columns: name
MATCH (a:Staff {name: $name})
SET a.roles = $roles
RETURN a.name AS name
