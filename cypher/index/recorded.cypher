// What imports after one number and up to another have recorded, whoever may read it: for the trace index, which is read under a scope.
// Where a sale and its payment came apart, the later of the two tells of it.
// params: $after, $until (numbers of batches)
// columns: id, at, seq (of its first row), kind, channel, holder, pair, fresh (false where it was recorded before and only more rows
//   say it), sources (list of {batch, file, digest, seq, line}: the rows that are new), ties (list of {role, labels, key}),
//   payments (ids of those that settled it), sales (ids of those it settled)
MATCH (a:Act)-[r:RECORDED_IN]->(f:SourceFile)
WHERE r.seq > $after
  AND r.seq <= $until
WITH a, collect({batch: r.batch, file: f.name, digest: f.digest, seq: r.seq, line: r.line}) AS sources
RETURN a.id AS id, a.at AS at, a.seq AS seq, a.kind AS kind, a.channel AS channel, a.holder AS holder, a.pair AS pair,
  a.seq > $after AS fresh, sources,
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
    WHERE s.seq <= $after
    RETURN s.id
  } AS sales
