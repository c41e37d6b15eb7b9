// Deletes an API token.
// params: $id
// columns: gone
MATCH (t:StaffToken {id: $id})
DETACH DELETE t
RETURN count(*) AS gone
