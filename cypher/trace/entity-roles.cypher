// By role of one thing and kind of act, how many acts there are and from when to when; and all of them together.
// params: $label, $key (of the thing)
// columns: role, kind (both null for all together), acts, from, to
MATCH (e:Card|Pin|Phone|Sim|Device|IpAddress|PaymentAccount|Account|Person|Organisation|Cell {key: $key})
WHERE $label IN labels(e)
WITH e LIMIT 1
MATCH (e)<-[r]-(a:Act)
WHERE r.pair IN $scope.roles
  AND a.pair IN $scope.acts
  AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
  AND a.at >= $scope.from
  AND a.at < $scope.until
  AND a.seq <= $scope.asOf
UNWIND [{role: type(r), kind: a.kind}, {}] AS part
RETURN part.role AS role, part.kind AS kind, count(DISTINCT a) AS acts, min(a.at) AS from, max(a.at) AS to
