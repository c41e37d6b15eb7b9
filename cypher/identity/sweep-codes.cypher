// Deletes the codes whose time is over.
// params: $now (epoch milliseconds)
// columns: gone
MATCH (c:StaffCode)
WHERE c.until <= $now
DETACH DELETE c
RETURN count(*) AS gone
