// Deletes an investigation; its versions are deleted by themselves.
// params: $id, $of (keyed hash of the instrument)
// columns: id
MATCH (i:Investigation {id: $id, of: $of})
WITH i, i.id AS id
DELETE i
RETURN id
