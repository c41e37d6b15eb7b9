// The sales that these payments settled.
// params: $ids (list of act ids of payments), $rows (most rows; one more than the guard allows)
// columns: sale, payment (act ids)
UNWIND $ids AS id
MATCH (p:Act {id: id})
WHERE p.pair IN $scope.acts
  AND ($scope.holders IS NULL OR p.holder IN $scope.holders)
  AND p.at >= $scope.from
  AND p.at < $scope.until
  AND p.seq <= $scope.asOf
MATCH (a:Sale)-[r:SETTLED_BY]->(p)
WHERE r.pair IN $scope.roles
  AND a.pair IN $scope.acts
  AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
  AND a.at >= $scope.from
  AND a.at < $scope.until
  AND a.seq <= $scope.asOf
RETURN DISTINCT a.id AS sale, p.id AS payment
LIMIT $rows
