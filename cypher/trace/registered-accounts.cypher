// The payment accounts that are registered to these organisations.
// params: $keys (list of keys of organisations), $rows (most rows; one more than the guard allows)
// columns: organisation, account (keys), id (of the act that says so)
UNWIND $keys AS key
MATCH (o:Organisation {key: key})
WITH DISTINCT o
MATCH (o)<-[t:TO_ORGANISATION]-(a:Registration)-[r:REGISTERS]->(p:PaymentAccount)
WHERE t.pair IN $scope.roles
  AND r.pair IN $scope.roles
  AND a.pair IN $scope.acts
  AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
  AND a.at >= $scope.from
  AND a.at < $scope.until
  AND a.seq <= $scope.asOf
RETURN DISTINCT o.key AS organisation, p.key AS account, a.id AS id
LIMIT $rows
