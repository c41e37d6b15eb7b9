// Under which name this importer first brought the same bytes.
// params: $digest (SHA-256, hex), $by (mark of the importer)
// columns: name
MATCH (f:SourceFile {digest: $digest})
WHERE EXISTS {
  MATCH (f)<-[r:RECORDED_IN]-()
  WHERE $by IN r.by
}
RETURN f.name AS name
ORDER BY f.seq
LIMIT 1
