// What the rows of these acts say, as far as it is granted.
// params: $ids (list of act ids)
// columns: id, kind, at, atText, clock, channel, holder, reference, settlement, faceValue, amount, unitPrice, quantity,
//   duration, method, footage, carrier, status, rangeFirst, rangeLast,
//   roles (list of {role, labels, key, name, sealed}), sources (list of {file, digest, line, batch, seq, leaf})
UNWIND $ids AS id
MATCH (a:Act {id: id})
WHERE a.pair IN $scope.acts
  AND ($scope.holders IS NULL OR a.holder IN $scope.holders)
  AND a.at >= $scope.from
  AND a.at < $scope.until
  AND a.seq <= $scope.asOf
RETURN a.id AS id, a.kind AS kind, a.at AS at, a.atText AS atText, a.clock AS clock, a.channel AS channel,
  a.holder AS holder, a.reference AS reference, a.faceValue AS faceValue, a.amount AS amount,
  a.unitPrice AS unitPrice, a.quantity AS quantity, a.duration AS duration, a.method AS method,
  a.carrier AS carrier, a.status AS status, a.rangeFirst AS rangeFirst, a.rangeLast AS rangeLast,
  CASE WHEN
    'SETTLEMENT@' + a.channel IN $scope.roles
    THEN a.settlement END AS settlement,
  CASE WHEN
    'FOOTAGE@' + a.channel IN $scope.roles
    THEN a.footage END AS footage,
  COLLECT {
    MATCH (a)-[r]->(e:Entity)
    WHERE r.pair IN $scope.roles
    RETURN DISTINCT {role: type(r), labels: labels(e), key: e.key, name: r.name, sealed: e.sealed}
  } AS roles,
  COLLECT {
    MATCH (a)-[s:RECORDED_IN]->(f:SourceFile)
    WHERE s.seq <= $scope.asOf
    RETURN {file: f.name, digest: f.digest, line: s.line, batch: s.batch, seq: s.seq, leaf: s.leaf}
  } AS sources
