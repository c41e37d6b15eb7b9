// Which holders have delivered acts of a kind, whatever they say; by the files they are recorded in, which are few.
// params: $expected (list of {holder, kind})
// columns: holder, kind (of those that have)
UNWIND $expected AS expected
WITH expected
WHERE EXISTS {
  MATCH (f:SourceFile {holder: expected.holder})<-[:RECORDED_IN]-(a:Act)
  WHERE a.kind = expected.kind
    AND a.pair IN $scope.acts
    AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
    AND a.at >= $scope.from
    AND a.at < $scope.until
    AND a.seq <= $scope.asOf
}
RETURN DISTINCT expected.holder AS holder, expected.kind AS kind
