// Entities that no act names any more are gone.
// params: $nodes (where they are)
// columns: none
UNWIND $nodes AS node
MATCH (e:Entity)
WHERE elementId(e) = node AND NOT EXISTS { MATCH (e)<--(:Act) }
DETACH DELETE e
