// What became of the records of these holders and categories whose event times overlap these, as far as it is granted: by the range of
// records it speaks of, whenever it happened.
// params: $about (list of {holder, category, from, until}: nanoseconds), $rows (most rows; one more than the guard allows)
// columns: id, kind, at, holder, category, recordsFrom, recordsTo
UNWIND $about AS about
MATCH (k:RecordKeeping)
WHERE k.holder = about.holder
  AND k.category = about.category
  AND k.recordsFrom < about.until
  AND k.recordsTo > about.from
  AND k.pair IN $scope.records
  AND ($scope.holders IS NULL OR k.holder IN $scope.holders)
  AND k.recordsFrom < $scope.until
  AND k.recordsTo > $scope.from
  AND k.seq <= $scope.asOf
RETURN DISTINCT k.id AS id, k.kind AS kind, k.at AS at, k.holder AS holder, k.category AS category,
  k.recordsFrom AS recordsFrom, k.recordsTo AS recordsTo
LIMIT $rows
