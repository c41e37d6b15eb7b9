// How many others have a visible role in the acts in which one thing has one.
// params: $label, $key (of the thing), $cards (whether cards count among the others)
// columns: parties
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
MATCH (a)-[o]->(other:Entity)
WHERE o.pair IN $scope.roles
  AND other <> e
  AND NOT other:Pin
  AND ($cards OR NOT other:Card)
RETURN count(DISTINCT other) AS parties
