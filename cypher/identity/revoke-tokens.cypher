// Deletes an account's API tokens, or those of one name.
// params: $name, $tokenName (null for all)
// columns: gone
MATCH (t:StaffToken)-[:TOKEN_OF]->(:Staff {name: $name})
WHERE $tokenName IS NULL
  OR t.name = $tokenName
DETACH DELETE t
RETURN count(*) AS gone
