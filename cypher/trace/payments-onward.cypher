// One layer of a money walk: the payments that leave the frontier's accounts in time. FORWARD they leave by PAID_FROM and
// reach by PAID_TO, BACKWARD the other way round. A payment whose far account is not recorded or granted ends its walk.
// params: $frontier (list of {key, from, until}: account and nanoseconds, half-open), $leaving, $reaching (role names),
//   $rows (most rows; one more than the guard allows)
// columns: id, at (of the payment), reached (key of a payment account, or null)
UNWIND $frontier AS state
MATCH (e:PaymentAccount {key: state.key})
WITH DISTINCT state, e
MATCH (e)<-[r:PAID_FROM|PAID_TO]-(a:Payment)
WHERE type(r) = $leaving
  AND a.at >= state.from
  AND a.at < state.until
  AND r.pair IN $scope.roles
  AND a.pair IN $scope.acts
  AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
  AND a.at >= $scope.from
  AND a.at < $scope.until
  AND a.seq <= $scope.asOf
OPTIONAL MATCH (a)-[t:PAID_FROM|PAID_TO]->(n:PaymentAccount)
WHERE type(t) = $reaching
  AND t.pair IN $scope.roles
RETURN DISTINCT a.id AS id, a.at AS at, n.key AS reached
LIMIT $rows
