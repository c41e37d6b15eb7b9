SELECT a.card, a.kind, a.ts, a.a, a.b, p.src, p.dst, p.ts
FROM act a LEFT JOIN payment p ON p.number = a.payment
WHERE a.card = ? ORDER BY a.ts
