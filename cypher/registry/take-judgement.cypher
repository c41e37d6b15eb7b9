// Waits for its turn to withdraw a judgement: the node stays locked until commit, so what is read here is what will be changed.
// params: $id, $by (the change's own id; writing it takes the lock)
// columns: body (sealed)
MATCH (j:Judgement {id: $id})
SET j.lockedBy = $by
WITH j
RETURN j.body AS body
