WITH RECURSIVE f(v, ts, h) AS (
  SELECT :id::bigint, :start::bigint, 0
  UNION ALL
  SELECT * FROM (
    SELECT DISTINCT ON (e.dst) e.dst, e.ts, f.h + 1 FROM f JOIN transfer e ON e.src = f.v AND e.ts > f.ts AND e.ts < :end
    WHERE f.h < :k - 1 ORDER BY e.dst, e.ts) layer
), b(v, ts, h) AS (
  SELECT :to::bigint, :end::bigint, 0
  UNION ALL
  SELECT * FROM (
    SELECT DISTINCT ON (e.src) e.src, e.ts, b.h + 1 FROM b JOIN transfer e ON e.dst = b.v AND e.ts < b.ts AND e.ts > :start
    WHERE b.h < :k - 1 ORDER BY e.src, e.ts DESC) layer
)
SELECT e.dst, min(f.h) + 1, e.ts FROM f JOIN transfer e ON e.src = f.v AND e.ts > f.ts JOIN b ON b.v = e.dst AND b.ts > e.ts
WHERE f.h + b.h < :k GROUP BY e.ctid, e.dst, e.ts
