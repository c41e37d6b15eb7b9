// Acts of one holder that stay, and of which something of another category must go, the oldest first.
// params: $channel, $holder, $roles (types of relationships), $settlement, $footage (whether these attributes must go), $before, $held, $rows
// columns: id, sources (list of {batch, line})
MATCH (a:Act)
WHERE a.at < $before
  AND a.channel = $channel
  AND a.holder = $holder
  AND NONE(hold IN $held WHERE a.at >= hold.from AND a.at < hold.to)
WITH a, CASE WHEN $settlement THEN a.settlement END AS settlement, CASE WHEN $footage THEN a.footage END AS footage, EXISTS {
  MATCH (a)-[r]->(:Entity)
  WHERE type(r) IN $roles
} AS named
WHERE named
  OR settlement IS NOT NULL
  OR footage IS NOT NULL
WITH a
ORDER BY a.at, a.id
LIMIT $rows
RETURN a.id AS id, COLLECT {
  MATCH (a)-[r:RECORDED_IN]->()
  RETURN {batch: r.batch, line: r.line}
} AS sources
