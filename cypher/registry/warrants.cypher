// All instruments, newest first.
// params: none
// columns: body (sealed)
MATCH (w:Warrant)
RETURN w.body AS body
ORDER BY w.created DESC, w.id
