// Which accounts came from these addresses, and when: what a shared exit is counted by.
// params: $addresses (list of keys), $rows (most rows; one more than the guard allows)
// columns: address, account (keys), id, at (of the act)
UNWIND $addresses AS address
MATCH (e:IpAddress {key: address})
MATCH (e)<-[r:FROM_IP]-(a:Act)
WHERE r.pair IN $scope.roles
  AND a.pair IN $scope.acts
  AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
  AND a.at >= $scope.from
  AND a.at < $scope.until
  AND a.seq <= $scope.asOf
MATCH (a)-[b:BY_ACCOUNT|SOLD_TO]->(n:Account)
WHERE b.pair IN $scope.roles
RETURN DISTINCT address, n.key AS account, a.id AS id, a.at AS at
LIMIT $rows
