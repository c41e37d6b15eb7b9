// Which registrations register one of these.
// params: $entities (list of {label, key}), $rows (most rows; one more than the guard allows)
// columns: label, key (which of $entities), id (of the act)
UNWIND $entities AS wanted
MATCH (e:Phone|Sim|Account|PaymentAccount {key: wanted.key})
WHERE wanted.label IN labels(e)
MATCH (e)<-[r:REGISTERS]-(a:Registration)
WHERE r.pair IN $scope.roles
  AND a.pair IN $scope.acts
  AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
  AND a.at >= $scope.from
  AND a.at < $scope.until
  AND a.seq <= $scope.asOf
RETURN DISTINCT wanted.label AS label, wanted.key AS key, a.id AS id
LIMIT $rows
