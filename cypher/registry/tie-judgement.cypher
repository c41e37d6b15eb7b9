// Ties a judgement to its two ends and to the acts it rests on. It tells nothing of them but how many were there.
// params: $id, $ends (list of {label, key}), $acts (ids)
// columns: ends, acts (how many were tied)
MATCH (j:Judgement {id: $id})
CALL (j) {
  UNWIND $ends AS wanted
  MATCH (e:Card|Pin|Phone|Sim|Device|IpAddress|PaymentAccount|Account|Person|Organisation|Cell {key: wanted.key})
  WHERE wanted.label IN labels(e)
  MERGE (j)-[:SAME_AS]->(e)
  RETURN count(e) AS ends
}
CALL (j) {
  UNWIND $acts AS act
  MATCH (a:Act {id: act})
  MERGE (j)-[:CITES]->(a)
  RETURN count(a) AS acts
}
RETURN ends, acts
