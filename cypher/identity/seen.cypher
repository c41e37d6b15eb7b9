// Notes that a session is in use.
// params: $digest, $now (epoch milliseconds)
// columns: none
MATCH (s:StaffSession {digest: $digest})
SET s.seenAt = $now
