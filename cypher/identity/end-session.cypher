// Ends one session.
// params: $digest
// columns: ended
MATCH (s:StaffSession {digest: $digest})
DETACH DELETE s
RETURN count(*) AS ended
