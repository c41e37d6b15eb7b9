// Which acts name one of these in one of these roles.
// params: $entities (list of {label, key}), $roles (role names), $rows (most rows; one more than the guard allows)
// columns: label, key (which of $entities), kind, id (of the act)
UNWIND $entities AS wanted
MATCH (e:Card|Pin|Phone|Sim|PaymentAccount|Account|Person|Organisation {key: wanted.key})
WHERE wanted.label IN labels(e)
WITH DISTINCT wanted, e
MATCH (e)<-[r:OF_CARD|OF_PIN|HAS_PIN|SOLD_BY|SOLD_TO|TO_PHONE|TO_SIM|PAID_FROM|PAID_TO]-(a:Act)
WHERE type(r) IN $roles
  AND r.pair IN $scope.roles
  AND a.pair IN $scope.acts
  AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
  AND a.at >= $scope.from
  AND a.at < $scope.until
  AND a.seq <= $scope.asOf
RETURN DISTINCT wanted.label AS label, wanted.key AS key, a.kind AS kind, a.id AS id
LIMIT $rows
