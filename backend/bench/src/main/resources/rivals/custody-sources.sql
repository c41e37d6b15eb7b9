-- To whom the cards were issued (kind 0) that phones redeemed (kind 3), and for how many of the phones.
SELECT i.b, count(DISTINCT r.b)
FROM act r JOIN act i ON i.card = r.card AND i.kind = 0
WHERE r.kind = 3 AND r.b IN (:phones)
GROUP BY i.b
