// What became of records, as far as it is granted: by the range of records it speaks of, whenever it happened.
// params: $rows (most rows; one more than the guard allows)
// columns: id, kind, at, atText, clock, channel, holder, category, recordsFrom, recordsTo, reference,
//   sources (list of {file, digest, line, batch, seq, leaf})
MATCH (k:RecordKeeping)
WHERE k.pair IN $scope.records
  AND ($scope.holders IS NULL OR k.holder IN $scope.holders)
  AND k.recordsFrom < $scope.until
  AND k.recordsTo > $scope.from
  AND k.seq <= $scope.asOf
RETURN k.id AS id, k.kind AS kind, k.at AS at, k.atText AS atText, k.clock AS clock, k.channel AS channel,
  k.holder AS holder, k.category AS category, k.recordsFrom AS recordsFrom, k.recordsTo AS recordsTo,
  k.reference AS reference,
  COLLECT {
    MATCH (k)-[s:RECORDED_IN]->(f:SourceFile)
    WHERE s.seq <= $scope.asOf
    RETURN {file: f.name, digest: f.digest, line: s.line, batch: s.batch, seq: s.seq, leaf: s.leaf}
  } AS sources
LIMIT $rows
