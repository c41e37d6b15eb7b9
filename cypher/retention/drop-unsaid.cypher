// Acts and record-keeping that no row says any more are gone, with all that ties them.
// params: $ids
// columns: named (where the entities are that such an act named)
UNWIND $ids AS id
MATCH (a:Act|RecordKeeping {id: id})
WHERE NOT EXISTS { MATCH (a)-[:RECORDED_IN]->() }
WITH a, COLLECT {
  MATCH (a)-->(e:Entity)
  RETURN DISTINCT elementId(e)
} AS named
DETACH DELETE a
RETURN named
