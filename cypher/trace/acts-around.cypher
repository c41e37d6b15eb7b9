// Which acts name one of these, in whichever granted role.
// params: $entities (list of {label, key}), $rows (most rows; one more than the guard allows)
// columns: id (of the act)
UNWIND $entities AS wanted
MATCH (e:Card|Pin|Phone|Sim|Device|IpAddress|PaymentAccount|Account|Person|Organisation|Cell {key: wanted.key})
WHERE wanted.label IN labels(e)
MATCH (e)<-[r]-(a:Act)
WHERE r.pair IN $scope.roles
  AND a.pair IN $scope.acts
  AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
  AND a.at >= $scope.from
  AND a.at < $scope.until
  AND a.seq <= $scope.asOf
RETURN DISTINCT a.id AS id
LIMIT $rows
