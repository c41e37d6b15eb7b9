// Judgements on identity go with the acts they cite: they compared what those said.
// params: $ids (of acts), $all (false: only where no row says the act any more)
// columns: none
UNWIND $ids AS id
MATCH (a:Act {id: id})<-[:CITES]-(j:Judgement)
WHERE $all OR NOT EXISTS { MATCH (a)-[:RECORDED_IN]->() }
WITH DISTINCT j
DETACH DELETE j
