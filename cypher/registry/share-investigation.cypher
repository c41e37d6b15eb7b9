// Stores who may open an investigation.
// params: $id, $of (keyed hash of the instrument), $readers (keyed hashes of instrument and account), $head (sealed)
// columns: id
MATCH (i:Investigation {id: $id, of: $of})
SET i.readers = $readers, i.head = $head
RETURN i.id AS id
