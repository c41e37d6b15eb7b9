// Acts and record-keeping by id, with the rows they claim; to find those that no row says.
// params: $after (id of the last one seen, empty for the first page), $rows
// columns: id, sources (list of {batch, line})
MATCH (a:Act|RecordKeeping)
WHERE a.id > $after
WITH a
ORDER BY a.id
LIMIT $rows
RETURN a.id AS id, COLLECT {
  MATCH (a)-[r:RECORDED_IN]->()
  RETURN {batch: r.batch, line: r.line}
} AS sources
