// Stores an investigation as it stands now; what stood before is gone unless it was kept as a version.
// params: $id, $of (keyed hash of the instrument), $head, $body (sealed)
// columns: id
MATCH (i:Investigation {id: $id, of: $of})
SET i.head = $head, i.body = $body
RETURN i.id AS id
