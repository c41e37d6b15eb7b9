SELECT a.card, a.kind, a.at, a.a, a.b, p.src, p.dst, p.at
FROM act a LEFT JOIN payment p ON p.number = a.payment
WHERE a.card = ? ORDER BY a.at
