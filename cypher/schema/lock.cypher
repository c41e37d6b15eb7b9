// Takes the one lock under which migrations run; it is held until the transaction ends.
// params: $owner (who holds it, for people)
// columns: owner
MERGE (l:MigrationLock {name: 'schema'})
SET l.owner = $owner
RETURN l.owner AS owner
