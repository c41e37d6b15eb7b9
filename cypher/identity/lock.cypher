// Takes the one lock under which accounts are made and changed; it is held until the transaction ends.
// params: $at (epoch milliseconds)
// columns: at
MERGE (l:StaffLock {name: 'accounts'})
SET l.at = $at
RETURN l.at AS at
