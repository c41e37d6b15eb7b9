// Ties new payments to the sales they settled, where the sale came first.
// params: $ids (list of act ids of payments)
// columns: none
UNWIND $ids AS id
MATCH (p:Act {id: id})
WITH p
MATCH (s:Sale {settlement: p.reference})
MERGE (s)-[r:SETTLED_BY]->(p)
  ON CREATE SET r.at = s.at, r.pair = 'SETTLED_BY@' + s.channel
