-- Up to each redemption (kind 3). Of what has its very time a sale (kind 1) comes after it, as its file does in the order of names.
SELECT a.card, a.kind, a.ts, a.a, a.b, p.src, p.dst, p.ts
FROM (SELECT card, max(ts) AS ts FROM act WHERE kind = 3 AND b = ? GROUP BY card) r
  JOIN act a ON a.card = r.card AND (a.ts < r.ts OR a.ts = r.ts AND a.kind <> 1) LEFT JOIN payment p ON p.number = a.payment
ORDER BY a.ts
