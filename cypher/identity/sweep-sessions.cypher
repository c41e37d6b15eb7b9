// Deletes the sessions that nobody can use any more.
// params: $now, $idleSince (epoch milliseconds)
// columns: gone
MATCH (s:StaffSession)
WHERE s.until <= $now
  OR s.seenAt <= $idleSince
DETACH DELETE s
RETURN count(*) AS gone
