// By role of one thing and kind of act, how many others have a visible role in its newest acts; and in all of those together.
// params: $label, $key (of the thing), $cards (whether cards count among the others), $most (acts that are looked at)
// columns: role, kind (both null for all together), parties
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
WITH e, a, a.at AS at, a.id AS id, collect(DISTINCT type(r)) AS roles
ORDER BY at DESC, id DESC
LIMIT $most
MATCH (a)-[o]->(other:Entity)
WHERE o.pair IN $scope.roles
  AND other <> e
  AND NOT other:Pin
  AND ($cards OR NOT other:Card)
UNWIND [role IN roles | {role: role, kind: a.kind}] + [{}] AS part
RETURN part.role AS role, part.kind AS kind, count(DISTINCT other) AS parties
