SELECT a.card, a.kind, a.at, a.a, a.b, p.src, p.dst, p.at
FROM (SELECT DISTINCT card FROM act WHERE kind = 3 AND b = ?) r JOIN act a ON a.card = r.card LEFT JOIN payment p ON p.number = a.payment
ORDER BY a.at
