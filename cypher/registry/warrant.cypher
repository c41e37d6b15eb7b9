// One instrument as it stands. Where there is none of this id, another's text is read in its place and marked as not found, so that
// the time taken says nothing of whether there is one.
// params: $id
// columns: body (sealed; null where there is no instrument at all), found
OPTIONAL MATCH (other:Warrant)
WITH other
LIMIT 1
OPTIONAL MATCH (w:Warrant {id: $id})
RETURN CASE WHEN w IS NULL THEN other.body ELSE w.body END AS body, w IS NOT NULL AS found
