WITH RECURSIVE r(v, ts, h) AS (
  (SELECT DISTINCT ON (e.src) e.src, e.ts, 1 FROM transfer e
   WHERE e.dst = :id AND e.ts > :start AND e.ts < :end ORDER BY e.src, e.ts DESC)
  UNION ALL
  SELECT * FROM (
    SELECT DISTINCT ON (e.src) e.src, e.ts, r.h + 1 FROM r JOIN transfer e ON e.dst = r.v AND e.ts < r.ts AND e.ts > :start
    WHERE r.h < :k ORDER BY e.src, e.ts DESC) layer
), states AS (SELECT :id AS v, :end AS ts, 0 AS h UNION ALL SELECT v, ts, h FROM r WHERE h < :k)
SELECT e.src, min(s.h) + 1, e.ts FROM states s JOIN transfer e ON e.dst = s.v AND e.ts < s.ts AND e.ts > :start
GROUP BY e.ctid, e.src, e.dst, e.ts ORDER BY 2, 3 LIMIT 500
