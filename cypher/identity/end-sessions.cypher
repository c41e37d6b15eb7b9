// Ends an account's sessions, all but one.
// params: $name, $except (digest of the one that stays; empty for none)
// columns: ended
MATCH (s:StaffSession)-[:SESSION_OF]->(:Staff {name: $name})
WHERE s.digest <> $except
DETACH DELETE s
RETURN count(*) AS ended
