// Acts of one holder whose time is over, the oldest first.
// params: $channel, $holder, $kinds, $before (event times), $held (list of {from, to}: what must stay), $rows
// columns: id, sources (list of {batch, line})
MATCH (a:Act)
WHERE a.at < $before
  AND a.channel = $channel
  AND a.holder = $holder
  AND a.kind IN $kinds
  AND NONE(hold IN $held WHERE a.at >= hold.from AND a.at < hold.to)
WITH a
ORDER BY a.at, a.id
LIMIT $rows
RETURN a.id AS id, COLLECT {
  MATCH (a)-[r:RECORDED_IN]->()
  RETURN {batch: r.batch, line: r.line}
} AS sources
