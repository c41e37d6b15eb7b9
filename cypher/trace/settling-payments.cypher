// The payments that settled these sales.
// params: $ids (list of act ids of sales), $rows (most rows; one more than the guard allows)
// columns: sale, payment (act ids)
UNWIND $ids AS id
MATCH (a:Act {id: id})
WHERE a.pair IN $scope.acts
  AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
  AND a.at >= $scope.from
  AND a.at < $scope.until
  AND a.seq <= $scope.asOf
MATCH (a)-[r:SETTLED_BY]->(p:Payment)
WHERE r.pair IN $scope.roles
  AND p.pair IN $scope.acts
  AND ($scope.holders IS NULL OR p.holder IN $scope.holders)
  AND p.at >= $scope.from
  AND p.at < $scope.until
  AND p.seq <= $scope.asOf
RETURN DISTINCT a.id AS sale, p.id AS payment
LIMIT $rows
