// Shuts an account, or opens it again.
// params: $name, $disabled
// columns: name
MATCH (a:Staff {name: $name})
SET a.disabled = $disabled
RETURN a.name AS name
