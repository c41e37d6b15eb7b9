// Ties new sales to the payments that settled them, by the payment's own number.
// params: $ids (list of act ids of sales)
// columns: none
UNWIND $ids AS id
MATCH (s:Act {id: id})
WITH s
MATCH (p:Payment {reference: s.settlement})
MERGE (s)-[r:SETTLED_BY]->(p)
  ON CREATE SET r.at = s.at, r.pair = 'SETTLED_BY@' + s.channel
