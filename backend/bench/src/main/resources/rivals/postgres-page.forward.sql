WITH RECURSIVE r(v, ts, h) AS (
  (SELECT DISTINCT ON (e.dst) e.dst, e.ts, 1 FROM transfer e
   WHERE e.src = :id AND e.ts > :start AND e.ts < :end ORDER BY e.dst, e.ts)
  UNION ALL
  SELECT * FROM (
    SELECT DISTINCT ON (e.dst) e.dst, e.ts, r.h + 1 FROM r JOIN transfer e ON e.src = r.v AND e.ts > r.ts AND e.ts < :end
    WHERE r.h < :k ORDER BY e.dst, e.ts) layer
), states AS (SELECT :id AS v, :start AS ts, 0 AS h UNION ALL SELECT v, ts, h FROM r WHERE h < :k)
SELECT e.dst, min(s.h) + 1, e.ts FROM states s JOIN transfer e ON e.src = s.v AND e.ts > s.ts AND e.ts < :end
GROUP BY e.ctid, e.src, e.dst, e.ts ORDER BY 2, 3 LIMIT 500
