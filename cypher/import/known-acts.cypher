// Which of a batch's acts are stored already.
// params: $ids (list of act ids)
// columns: id
UNWIND $ids AS id
MATCH (a:Act {id: id})
RETURN a.id AS id
