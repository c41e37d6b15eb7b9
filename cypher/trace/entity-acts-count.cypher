// In how many acts one thing has a role.
// params: $label, $key (of the thing), $role, $kind (of its acts only those; null for all)
// columns: acts
MATCH (e:Card|Pin|Phone|Sim|Device|IpAddress|PaymentAccount|Account|Person|Organisation|Cell {key: $key})
WHERE $label IN labels(e)
WITH e LIMIT 1
MATCH (e)<-[r]-(a:Act)
WHERE r.pair IN $scope.roles
  AND ($role IS NULL OR type(r) = $role)
  AND ($kind IS NULL OR a.kind = $kind)
  AND a.pair IN $scope.acts
  AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
  AND a.at >= $scope.from
  AND a.at < $scope.until
  AND a.seq <= $scope.asOf
RETURN count(DISTINCT a) AS acts
