// Judgements on identity whose every cited act is granted, and whose two ends have a granted role in what is cited.
// params: $ids (ids of acts that may be cited), $rows (most rows; one more than the guard allows)
// columns: id, body (sealed)
UNWIND $ids AS id
MATCH (a:Act {id: id})<-[:CITES]-(j:Judgement)
WHERE a.pair IN $scope.acts
  AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
  AND a.at >= $scope.from
  AND a.at < $scope.until
  AND a.seq <= $scope.asOf
WITH j, collect(DISTINCT a) AS acts
WHERE size(acts) = j.cites
MATCH (j)-[:SAME_AS]->(e:Entity)<-[r]-(a)
WHERE a IN acts
  AND r.pair IN $scope.roles
WITH j, count(DISTINCT e) AS ends
WHERE ends = 2
RETURN j.id AS id, j.body AS body
LIMIT $rows
