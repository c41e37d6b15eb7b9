// Which acts one of these does, or is used in: whoever acts, and the device or address it acts with.
// params: $entities (list of {label, key}: parties or things), $rows (most rows; one more than the guard allows)
// columns: id (of the act)
UNWIND $entities AS wanted
MATCH (e:Device|IpAddress|Phone|Sim|Account {key: wanted.key})
WHERE wanted.label IN labels(e)
MATCH (e)<-[r:BY_ACCOUNT|SOLD_TO|TO_PHONE|TO_SIM|BY_PHONE|BY_SIM|FROM_IP|ON_DEVICE]-(a:Act)
WHERE r.pair IN $scope.roles
  AND a.pair IN $scope.acts
  AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
  AND a.at >= $scope.from
  AND a.at < $scope.until
  AND a.seq <= $scope.asOf
RETURN DISTINCT a.id AS id
LIMIT $rows
