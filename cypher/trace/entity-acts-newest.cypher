// A page of the acts in which one thing has a role, newest first: the order of entity-acts backwards.
// params: $label, $key (of the thing), $role, $kind (of its acts only those; null for all),
//   $after (null, or {at, file, line, id} of the last act seen), $rows
// columns: id, at, file, line (of the smallest source)
MATCH (e:Card|Pin|Phone|Sim|Device|IpAddress|PaymentAccount|Account|Person|Organisation|Cell {key: $key})
WHERE $label IN labels(e)
WITH e LIMIT 1
MATCH (e)<-[r]-(a:Act)
WHERE ($after IS NULL OR a.at <= $after.at)
  AND r.pair IN $scope.roles
  AND ($role IS NULL OR type(r) = $role)
  AND ($kind IS NULL OR a.kind = $kind)
  AND a.pair IN $scope.acts
  AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
  AND a.at >= $scope.from
  AND a.at < $scope.until
  AND a.seq <= $scope.asOf
WITH DISTINCT a
WITH a, head(COLLECT {
  MATCH (a)-[s:RECORDED_IN]->(f:SourceFile)
  WHERE s.seq <= $scope.asOf
  RETURN {file: f.name, line: s.line}
  ORDER BY f.name, s.line
  LIMIT 1
}) AS source
WHERE $after IS NULL
  OR a.at < $after.at
  OR source.file < $after.file
  OR (source.file = $after.file AND source.line < $after.line)
  OR (source.file = $after.file AND source.line = $after.line AND a.id < $after.id)
RETURN a.id AS id, a.at AS at, source.file AS file, source.line AS line
ORDER BY at DESC, file DESC, line DESC, id DESC
LIMIT $rows
