// Sales of lots, which name neither card nor PIN, to or by these parties, strictly between two times.
// params: $wanted (list of {label, key, role, after, before}: party, SOLD_TO or SOLD_BY, nanoseconds), $rows (most rows; one more than
//   the guard allows)
// columns: id (of the act)
UNWIND $wanted AS wanted
MATCH (e:Account|Person|Organisation {key: wanted.key})
WHERE wanted.label IN labels(e)
WITH DISTINCT wanted, e
MATCH (e)<-[r:SOLD_BY|SOLD_TO]-(a:Sale)
WHERE type(r) = wanted.role
  AND a.at > wanted.after
  AND a.at < wanted.before
  AND r.pair IN $scope.roles
  AND a.pair IN $scope.acts
  AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
  AND a.at >= $scope.from
  AND a.at < $scope.until
  AND a.seq <= $scope.asOf
  AND NOT EXISTS {
    MATCH (a)-[n:OF_CARD|OF_PIN]->(:Entity)
    WHERE n.pair IN $scope.roles
  }
RETURN DISTINCT a.id AS id
LIMIT $rows
