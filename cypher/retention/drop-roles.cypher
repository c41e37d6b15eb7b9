// Of acts that stay, what they say of a category that has lapsed is gone.
// params: $rows (list of {id, roles, settlement, footage})
// columns: named (where the entities are that were named so)
UNWIND $rows AS row
MATCH (a:Act {id: row.id})
WITH a, row, COLLECT {
  MATCH (a)-[r]->(e:Entity)
  WHERE type(r) IN row.roles
  RETURN {tie: elementId(r), entity: elementId(e)}
} AS ties
CALL (a, ties) {
  UNWIND ties AS tie
  MATCH (a)-[r]->()
  WHERE elementId(r) = tie.tie
  DELETE r
}
CALL (a, row) {
  WITH a, row
  WHERE row.settlement
  OPTIONAL MATCH (a)-[s:SETTLED_BY]->()
  DELETE s
  REMOVE a.settlement
}
CALL (a, row) {
  WITH a, row
  WHERE row.footage
  REMOVE a.footage
}
RETURN [tie IN ties | tie.entity] AS named
