WITH RECURSIVE carried (number, low, high, depth) AS (
  SELECT number, 0::bigint, fen, 0 FROM paid WHERE number = ?
  UNION ALL
  SELECT q.number, greatest(q.out_from, p.in_from + c.low) - q.out_from, least(q.out_to, p.in_from + c.high) - q.out_from, c.depth + 1
  FROM carried c
  JOIN paid p ON p.number = c.number
  JOIN LATERAL (
    SELECT number, out_from, out_to FROM paid
    WHERE src = p.dst AND out_from >= coalesce((SELECT max(out_from) FROM paid WHERE src = p.dst AND out_from <= p.in_from + c.low), 0)
      AND out_from < p.in_from + c.high AND out_to > p.in_from + c.low
  ) q ON true
  WHERE c.depth < ?
)
SELECT number, min(depth) AS depth, sum(high - low)::bigint AS fen FROM carried GROUP BY number
