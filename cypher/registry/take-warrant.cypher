// Waits for its turn to change an instrument: the node stays locked until commit, so what is read here is what will be changed.
// params: $id, $by (the change's own id; writing it takes the lock)
// columns: body (sealed)
MATCH (w:Warrant {id: $id})
SET w.lockedBy = $by
WITH w
RETURN w.body AS body
