// All that is recorded of these acts up to a number, whoever may read it: for the trace index, after rows of them were deleted.
// params: $ids (of acts), $until (number of a batch)
// columns: id, at, seq (of its first row), kind, channel, holder, pair, fresh (true), sources (list of {batch, file, digest, seq, line}),
//   ties (list of {role, labels, key}), payments (ids of those that settled it), sales (ids of those it settled)
UNWIND $ids AS id
MATCH (a:Act {id: id})
WHERE a.seq <= $until
RETURN a.id AS id, a.at AS at, a.seq AS seq, a.kind AS kind, a.channel AS channel, a.holder AS holder, a.pair AS pair,
  true AS fresh,
  COLLECT {
    MATCH (a)-[r:RECORDED_IN]->(f:SourceFile)
    WHERE r.seq <= $until
    RETURN {batch: r.batch, file: f.name, digest: f.digest, seq: r.seq, line: r.line}
  } AS sources,
  COLLECT {
    MATCH (a)-[t]->(e:Entity)
    RETURN {role: type(t), labels: labels(e), key: e.key}
  } AS ties,
  COLLECT {
    MATCH (a)-[:SETTLED_BY]->(p:Act)
    WHERE p.seq <= $until
    RETURN p.id
  } AS payments,
  COLLECT {
    MATCH (a)<-[:SETTLED_BY]-(s:Act)
    WHERE s.seq <= $until
    RETURN s.id
  } AS sales
